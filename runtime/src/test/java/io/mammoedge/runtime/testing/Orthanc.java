package io.mammoedge.runtime.testing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A real PACS: Debian's {@code orthanc} with {@code orthanc-dicomweb}, on free ports. */
public final class Orthanc implements AutoCloseable {
  private static final String PLUGIN = "/usr/share/orthanc/plugins/libOrthancDicomWeb.so";

  private final Path folder;
  private final int httpPort = freePort();
  private final int dicomPort = freePort();
  private Process process;

  /** One that does not run yet; all that it keeps is in the folder. */
  public Orthanc(Path folder) {
    this.folder = folder;
  }

  /** Where it takes associations, as {@code ORTHANC}. */
  public int dicomPort() {
    return dicomPort;
  }

  /** Where DICOMweb is. */
  public URI dicomWeb() {
    return URI.create("http://127.0.0.1:" + httpPort + "/dicom-web");
  }

  /**
   * Starts it, and returns when it answers.
   *
   * @param node port of the modality {@code node}, title {@link SmallNode#TITLE}
   * @param web JSON of DICOMweb's {@code Servers}
   */
  public Orthanc start(int node, String web) {
    try {
      Files.createDirectories(folder);
      Path config = Files.writeString(folder.resolve("orthanc.json"), config(node, web));
      process =
          new ProcessBuilder("Orthanc", config.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("orthanc.log").toFile())
              .start();
      untilItAnswers();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String config(int node, String web) {
    return """
        {
          "StorageDirectory": "%1$s", "IndexDirectory": "%1$s",
          "HttpPort": %2$d, "RemoteAccessAllowed": false, "AuthenticationEnabled": false,
          "DicomPort": %3$d, "DicomAet": "ORTHANC", "DicomCheckCalledAet": true,
          "DicomAlwaysAllowStore": true, "OverwriteInstances": false,
          "DicomModalities": {"node": ["%4$s", "127.0.0.1", %5$d]},
          "Plugins": ["%6$s"],
          "DicomWeb": {"Enable": true, "Servers": %7$s}
        }
        """
        .formatted(folder.resolve("db"), httpPort, dicomPort, SmallNode.TITLE, node, PLUGIN, web);
  }

  private void untilItAnswers() throws IOException {
    for (int i = 0; i < 600 && process.isAlive(); i++) {
      try {
        get("/system");
        return;
      } catch (UncheckedIOException e) {
        LockSupport.parkNanos(100_000_000);
      }
    }
    throw new AssertionError(Files.readString(folder.resolve("orthanc.log")));
  }

  /** Puts a file into it; its id there. */
  public String upload(Path file) {
    try {
      HttpResponse<String> answer = post("/instances", BodyPublishers.ofFile(file));
      return parsed(answer).getAsJsonObject().get("ID").getAsString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a GET of its REST interface answers. */
  public JsonElement get(String path) {
    return parsed(send(HttpRequest.newBuilder(uri(path)).GET().build(), BodyHandlers.ofString()));
  }

  /** A file of it. */
  public Path file(String instance, Path file) {
    HttpRequest request = HttpRequest.newBuilder(uri("/instances/" + instance + "/file")).build();
    return send(request, BodyHandlers.ofFile(file, CREATE, WRITE, TRUNCATE_EXISTING)).body();
  }

  /** What a POST answers. */
  public HttpResponse<String> post(String path, BodyPublisher body) {
    return send(HttpRequest.newBuilder(uri(path)).POST(body).build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + httpPort + path);
  }

  private static JsonElement parsed(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return JsonParser.parseString(answer.body());
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      // It closes connections when it likes: each request has its own.
      return HttpClient.newHttpClient().send(request, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process == null) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

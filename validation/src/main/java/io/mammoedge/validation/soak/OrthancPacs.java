package io.mammoedge.validation.soak;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Orthanc (Debian's {@code orthanc}) as the PACS that reports go to. It can go, and come back. */
final class OrthancPacs implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LOOKS = 600;
  private static final long BETWEEN_LOOKS_NANOS = 100_000_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final int httpPort = FreePort.find();
  private final int dicomPort = FreePort.find();
  private Process process;

  /**
   * A PACS that does not run yet.
   *
   * @param folder for all that it keeps
   */
  OrthancPacs(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    Files.writeString(folder.resolve("orthanc.json"), config());
  }

  /** Its address for {@code --results-to}. */
  URI address() {
    return URI.create("dicom://ORTHANC@127.0.0.1:" + dicomPort);
  }

  private String config() {
    return """
        {
          "StorageDirectory": "%1$s", "IndexDirectory": "%1$s",
          "HttpPort": %2$d, "RemoteAccessAllowed": false, "AuthenticationEnabled": false,
          "DicomPort": %3$d, "DicomAet": "ORTHANC", "DicomCheckCalledAet": true,
          "DicomAlwaysAllowStore": true, "OverwriteInstances": false
        }
        """
        .formatted(folder.resolve("db"), httpPort, dicomPort);
  }

  /** Returns when it answers. */
  void start() throws IOException {
    try {
      process =
          new ProcessBuilder("Orthanc", folder.resolve("orthanc.json").toString())
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(folder.resolve("orthanc.log").toFile()))
              .start();
    } catch (IOException e) {
      throw new MammoEdgeException(
          ExitCode.IO, "no program 'Orthanc' here; install Debian's orthanc", e);
    }
    for (int i = 0; i < LOOKS && process.isAlive(); i++) {
      if (answers()) {
        return;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    }
    throw new MammoEdgeException(
        ExitCode.IO, "Orthanc does not start; see " + folder.resolve("orthanc.log"));
  }

  private boolean answers() {
    try {
      get("/system");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * It is gone. By SIGTERM: what Orthanc has acknowledged is on the disk some ten seconds later
   * only, so killing it would lose reports that have arrived.
   */
  void stop() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What its REST interface says. */
  JsonElement get(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
            .timeout(PATIENCE)
            .build();
    try {
      return JsonParser.parseString(http.send(request, BodyHandlers.ofString()).body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      stop();
    }
  }
}

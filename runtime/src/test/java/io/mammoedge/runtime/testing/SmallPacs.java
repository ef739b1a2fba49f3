package io.mammoedge.runtime.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;

/** Takes what is sent to {@code /dicom-web/studies}, and answers as a PACS may. */
public final class SmallPacs implements AutoCloseable {
  private final HttpServer server;
  private final Path folder;
  private final List<Path> taken = new ArrayList<>();
  private IntSupplier status = () -> 200;
  private String answer = "{}";
  private String authorization = "";

  /** Listens on any free port; files go into a folder. */
  public SmallPacs(Path folder) {
    this(folder, 0);
  }

  /** As above, on a port. */
  public SmallPacs(Path folder, int port) {
    try {
      this.folder = Files.createDirectories(folder);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task);
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/dicom-web/studies", this::take);
    server.start();
  }

  /** Where it is. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port() + "/dicom-web");
  }

  /** Its port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** From now on objects are answered so, the body being DICOM JSON; negative: not at all. */
  public synchronized void answers(IntSupplier statuses, String body) {
    status = statuses;
    answer = body;
  }

  /** The Authorization header of the last request. */
  public synchronized String authorization() {
    return authorization;
  }

  /** All objects that were answered with 200, in their order, each as often as it came. */
  public synchronized List<Path> taken() {
    return List.copyOf(taken);
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    int code;
    byte[] words;
    synchronized (this) {
      authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      code = status.getAsInt();
      words = answer.getBytes(StandardCharsets.UTF_8);
      if (code == 200) {
        taken.add(Files.write(folder.resolve(taken.size() + ".dcm"), object(body)));
      }
    }
    if (code > 0) {
      exchange.getResponseHeaders().add("Content-Type", "application/dicom+json");
      exchange.sendResponseHeaders(code, words.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(words);
      }
    }
    exchange.close();
  }

  /** The only part of a body. */
  private static byte[] object(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String boundary = text.substring(0, text.indexOf("\r\n"));
    int from = text.indexOf("\r\n\r\n") + 4;
    return text.substring(from, text.lastIndexOf("\r\n" + boundary))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package io.mammoedge.validation.edge;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** {@code serve}, in a process of its own on a free port of the loopback address. */
public final class EdgeNode implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(5);
  private static final long LOOK_EVERY_MILLIS = 5;
  private static final long SECONDS_TO_STOP = 60;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final Path log;
  private final long started;
  private final URI uri;

  private EdgeNode(Process process, Path log, long started, URI uri) {
    this.process = process;
    this.log = log;
    this.started = started;
    this.uri = uri;
  }

  /**
   * Starts one; it may not be ready yet.
   *
   * @param jar the program
   * @param release folder
   * @param options of {@code serve}
   * @param log file for what it says of itself
   * @throws MammoEdgeException when it does not start
   */
  public static EdgeNode start(RuntimeJar jar, Path release, List<String> options, Path log)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("serve", release.toString(), "--port", "0"));
    arguments.addAll(options);
    long started = System.nanoTime();
    Process process = jar.process(arguments).redirectError(Redirect.to(log.toFile())).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String address = out.readLine();
    if (address == null) {
      process.destroy();
      throw failure("the node did not start", log);
    }
    return new EdgeNode(process, log, started, URI.create(address));
  }

  /** The one that answers, such as {@code http://127.0.0.1:8080/}. */
  public URI uri() {
    return uri;
  }

  /** Waits until its golden images are right; the seconds since its process was started. */
  public double secondsToReady() throws IOException {
    HttpRequest ready = HttpRequest.newBuilder(uri.resolve("/v2/health/ready")).build();
    while (System.nanoTime() - started < LONGEST_START.toNanos() && process.isAlive()) {
      if (status(ready) == 200) {
        return (System.nanoTime() - started) / 1e9;
      }
      sleep();
    }
    throw failure("the node did not become ready", log);
  }

  /** The most memory that it has had at a time, in bytes; Linux tells, other systems do not. */
  public OptionalLong peakMemory() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst();
  }

  /** Sends SIGTERM, and waits. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private int status(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static MammoEdgeException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new MammoEdgeException(ExitCode.INTERRUPTED, "interrupted", e);
  }

  private static MammoEdgeException failure(String what, Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    String last = lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    return new MammoEdgeException(ExitCode.INTERNAL, what + ": " + last);
  }
}

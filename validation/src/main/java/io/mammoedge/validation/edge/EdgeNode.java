package io.mammoedge.validation.edge;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code serve}, in a process of its own on a free port of the loopback address. */
public final class EdgeNode implements AutoCloseable {
  private static final long SECONDS_TO_START = 300;
  private static final long SECONDS_TO_STOP = 60;

  private final Process process;
  private final Thread whenWeAreKilled;
  private URI uri;
  private double secondsToReady;

  private EdgeNode(Process process) {
    this.process = process;
    this.whenWeAreKilled = new Thread(process::destroy, "edge node");
    Runtime.getRuntime().addShutdownHook(whenWeAreKilled);
  }

  /**
   * Starts one, and returns when it is ready: {@code serve} prints its address when its golden
   * images were right.
   *
   * @param jar the program
   * @param release folder
   * @param options of {@code serve}
   * @param log file for what it says of itself
   * @throws MammoEdgeException with its exit code, when it does not become ready
   */
  public static EdgeNode start(RuntimeJar jar, Path release, List<String> options, Path log)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("serve", release.toString(), "--port", "0"));
    arguments.addAll(options);
    long started = System.nanoTime();
    EdgeNode node =
        new EdgeNode(jar.process(arguments).redirectError(Redirect.to(log.toFile())).start());
    boolean ready = false;
    try {
      node.uri = URI.create(node.address(log));
      node.secondsToReady = (System.nanoTime() - started) / 1e9;
      ready = true;
      return node;
    } finally {
      if (!ready) {
        node.close();
      }
    }
  }

  private String address(Path log) throws IOException {
    CompletableFuture<Process> tooLate =
        process.onExit().orTimeout(SECONDS_TO_START, TimeUnit.SECONDS);
    CompletableFuture<Void> unused =
        tooLate.handle(
            (ended, late) -> {
              if (late instanceof TimeoutException) {
                process.destroyForcibly();
              }
              return null;
            });
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String address = out.readLine();
    tooLate.cancel(false);
    if (address == null) {
      throw failure(log);
    }
    return address;
  }

  /** The address of its paths, such as {@code http://127.0.0.1:8080/}. */
  public URI uri() {
    return uri;
  }

  /** From the start of its process until its golden images were right. */
  public double secondsToReady() {
    return secondsToReady;
  }

  /** The most memory that it has had at a time, in bytes; Linux tells, other systems do not. */
  public Optional<Long> peakMemory() throws IOException {
    return memory("VmHWM:");
  }

  /**
   * A number of Linux's about its memory, in bytes; empty on other systems, or where it has ended.
   *
   * @param line of {@code /proc/PID/status}, such as {@code VmRSS:}
   */
  public Optional<Long> memory(String line) throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return Optional.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(one -> one.startsWith(line))
        .map(one -> Long.parseLong(one.replaceAll("\\D", "")) * 1024)
        .findFirst();
  }

  /** SIGKILL, as a crash is; returns when it has ended. */
  public void kill() {
    process.destroyForcibly();
    close();
  }

  /** Sends SIGTERM, and waits. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Runtime.getRuntime().removeShutdownHook(whenWeAreKilled);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // This program is ending itself.
    }
  }

  private MammoEdgeException failure(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    String last = lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    return new MammoEdgeException(
        exitCode(), "the node did not become ready: " + last.replaceFirst("^mammoedge: ", ""));
  }

  private ExitCode exitCode() {
    try {
      return process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS) && process.exitValue() > 0
          ? ExitCode.of(process.exitValue())
          : ExitCode.INTERNAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }
}

package io.mammoedge.runtime.serve.study;

import io.mammoedge.runtime.cli.RuntimeMain;
import io.mammoedge.runtime.dicom.Instance;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.testing.SmallCaller;
import io.mammoedge.runtime.testing.SmallNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A node in a process of its own, which can be killed and started again. */
final class NodeProcess {
  private static final String LISTENING = "\"event\":\"listening for associations\",\"port\":";

  private final Path folder;
  private final List<String> command;
  private int dicomPort;
  private Process process;

  NodeProcess(Path release, Path folder, String... options) {
    this(List.of(), release, folder, options);
  }

  /** As above, by way of another command. */
  NodeProcess(List<String> before, Path release, Path folder, String... options) {
    this.folder = folder;
    this.command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            RuntimeMain.class.getName(),
            "serve",
            release.toString(),
            "--port",
            "0",
            "--dicom-port",
            "0"));
    command.addAll(List.of(options));
  }

  /** Returns when its release is proven. */
  void start() {
    try {
      process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("err.txt").toFile()))
              .start();
      String line = process.inputReader(StandardCharsets.UTF_8).readLine();
      if (line == null) {
        throw new AssertionError(log());
      }
      dicomPort = lastPort(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL; returns when it is dead. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** SIGKILL after some time. */
  void killIn(int millis) {
    Process victim = process;
    CompletableFuture<Void> unused =
        CompletableFuture.runAsync(
            victim::destroyForcibly,
            CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
  }

  /** Sends an object, which must be acknowledged. */
  void stores(Path file) {
    if (!storesOrDies(file)) {
      throw new AssertionError("not acknowledged");
    }
  }

  /** Sends an object; false where the node died before it was acknowledged. */
  boolean storesOrDies(Path file) {
    try {
      return status(file) == 0;
    } catch (UncheckedIOException | IllegalStateException e) {
      return false;
    }
  }

  /** Sends an object; what the node says. */
  int status(Path file) {
    Instance object = MammogramReader.instance(file);
    try (SmallCaller caller = new SmallCaller(dicomPort)) {
      caller.associate(SmallNode.TITLE, "PACS", object.sopClassUid());
      return caller.store(file, object.sopClassUid(), object.sopInstanceUid(), 3000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the node. */
  long pid() {
    return process.pid();
  }

  /** Files in a state. */
  long spooled(String state, String name) {
    return spooledIn(folder.resolve("spool"), state, name);
  }

  /** As above, where the spool is seen under another path. */
  long spooledIn(Path spool, String state, String name) {
    try (Stream<Path> all = Files.walk(spool.resolve(state))) {
      return all.filter(file -> file.getFileName().toString().matches(name)).count();
    } catch (IOException | UncheckedIOException e) {
      // It changes while it is looked at.
      return -1;
    }
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("err.txt"));
  }

  /** Of the process that was started last. */
  private static int lastPort(String log) {
    String port = log.substring(log.lastIndexOf(LISTENING) + LISTENING.length());
    return Integer.parseInt(port.substring(0, port.indexOf('}')));
  }
}

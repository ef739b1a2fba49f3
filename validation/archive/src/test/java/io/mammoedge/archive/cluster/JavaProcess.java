package io.mammoedge.archive.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java program whose output goes to a file. */
final class JavaProcess implements AutoCloseable {
  private final Process process;
  private final Path log;

  private JavaProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** With the class path of the tests. */
  static JavaProcess start(Path log, Map<String, String> environment, List<String> arguments)
      throws IOException {
    return start(log, environment, System.getProperty("java.class.path"), arguments);
  }

  /** With another class path. */
  static JavaProcess start(
      Path log, Map<String, String> environment, String classPath, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("@" + System.getProperty("archive.options"));
    command.addAll(List.of("-cp", classPath));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new JavaProcess(builder.start(), log);
  }

  /** Its exit code, once it has ended. */
  int join() throws InterruptedException {
    if (!process.waitFor(20, TimeUnit.MINUTES)) {
      throw new AssertionError("does not end: " + text());
    }
    return process.exitValue();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * SIGKILL, to it and to everything it started; returns when it is dead itself. What it started is
   * nobody's child then, and where nobody takes care of it, it never quite disappears.
   */
  void kill() {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
  }

  /** The largest resident memory so far, in bytes, of everything it started; Linux only. */
  long peakOfChildren() {
    long peak = 0;
    for (ProcessHandle child : process.descendants().toList()) {
      for (String line : status(child)) {
        if (line.startsWith("VmHWM:")) {
          peak = Math.max(peak, 1024 * Long.parseLong(line.replaceAll("\\D", "")));
        }
      }
    }
    return peak;
  }

  /** Nothing of one that has ended meanwhile. */
  private static List<String> status(ProcessHandle child) {
    try {
      return Files.readAllLines(Path.of("/proc", String.valueOf(child.pid()), "status"));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** What it has said so far. */
  String text() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}

package io.mammoedge.archive.bench;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Java program that was started; its output goes to a file.
 *
 * @param process of it
 * @param log its output
 */
record Started(Process process, Path log) implements AutoCloseable {
  /**
   * Starts one.
   *
   * @param log gets its output
   * @param before what it is started through, such as {@code taskset}; may be empty
   * @param arguments of {@code java}
   */
  static Started java(
      Path log, Map<String, String> environment, List<String> before, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new Started(builder.start(), log);
  }

  /**
   * Waits until it has ended.
   *
   * @throws MammoEdgeException when it fails
   */
  void join() throws IOException {
    try {
      int exit = process.waitFor();
      if (exit != ExitCode.GOOD.number()) {
        throw new MammoEdgeException(
            ExitCode.of(exit), "a program of the benchmark ends with " + exit + ": " + lastLine());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MammoEdgeException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  private String lastLine() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  /** Waits until its output says something. */
  void await(String words) throws IOException {
    try {
      while (!Files.readString(log).contains(words)) {
        if (!process.isAlive()) {
          throw new MammoEdgeException(
              ExitCode.INTERNAL, "a program of the benchmark does not start: " + lastLine());
        }
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MammoEdgeException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  /** Ends it and what it has started. */
  @Override
  public void close() {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
  }
}

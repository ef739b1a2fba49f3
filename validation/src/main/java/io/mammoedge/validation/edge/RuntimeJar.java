package io.mammoedge.validation.edge;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The jar of an edge box, started as one would: {@code java -jar}, nothing else on its class path.
 *
 * @param jar its file
 * @param javaOptions of Java itself, such as {@code -Xmx512m}
 */
public record RuntimeJar(Path jar, List<String> javaOptions) {
  /** What this program was told of folders goes for the jar, too. */
  private static final List<String> FOLDERS = List.of("onnxruntime.native.path", "java.io.tmpdir");

  /** Set by the launcher for training; on an edge box nobody sets them. */
  private static final Set<String> OF_THE_LAUNCHER =
      Set.of(
          "MALLOC_ARENA_MAX",
          "MALLOC_MMAP_THRESHOLD_",
          "MALLOC_TRIM_THRESHOLD_",
          "OMP_WAIT_POLICY",
          "TORCH_CPP_LOG_LEVEL");

  /** Set by the launcher. */
  private static final String PROPERTY = "mammoedge.runtime.jar";

  /** The one of this checkout; {@code ./mammoedge} says where it is. */
  public static RuntimeJar find() {
    String path = System.getProperty(PROPERTY);
    if (path == null || !Files.isRegularFile(Path.of(path))) {
      throw new MammoEdgeException(
          ExitCode.IO, "the runtime jar is not there; build it, and start this with ./mammoedge");
    }
    return new RuntimeJar(Path.of(path), List.of());
  }

  /** The same, with options of Java. */
  public RuntimeJar with(String... options) {
    return new RuntimeJar(jar, List.of(options));
  }

  /** The command, for people to copy. */
  public String command(String... arguments) {
    return "java -jar " + jar + " " + String.join(" ", arguments);
  }

  /**
   * Runs it; its output is this program's.
   *
   * @throws MammoEdgeException with its exit code, when it fails
   */
  public void run(String... arguments) throws IOException {
    Process process = process(List.of(arguments)).inheritIO().start();
    int exit = waitFor(process);
    if (exit != ExitCode.GOOD.number()) {
      throw new MammoEdgeException(
          ExitCode.of(exit), "exit code " + exit + " of: " + command(arguments));
    }
  }

  /** To be started with these arguments. */
  public ProcessBuilder process(List<String> arguments) {
    List<String> program = new ArrayList<>(javaOptions);
    program.addAll(List.of("-jar", jar.toString()));
    program.addAll(arguments);
    return java(program);
  }

  /** A class of this program in a process of its own, which sees what the jar would. */
  public static ProcessBuilder ofThisProgram(Class<?> main, List<String> arguments) {
    List<String> program = new ArrayList<>();
    program.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    program.addAll(arguments);
    return java(program);
  }

  private static ProcessBuilder java(List<String> program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String name : FOLDERS) {
      String folder = System.getProperty(name);
      if (folder != null) {
        command.add("-D" + name + "=" + folder);
      }
    }
    command.addAll(program);
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().keySet().removeAll(OF_THE_LAUNCHER);
    return process;
  }

  private static int waitFor(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new MammoEdgeException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }
}

package io.mammoedge.validation.demo;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The jar of an edge box, started as one would: {@code java -jar}, nothing else on its class path.
 *
 * @param jar its file
 */
record RuntimeJar(Path jar) {
  /** Set by the launcher. */
  private static final String PROPERTY = "mammoedge.runtime.jar";

  static RuntimeJar find() {
    String path = System.getProperty(PROPERTY);
    if (path == null || !Files.isRegularFile(Path.of(path))) {
      throw new MammoEdgeException(
          ExitCode.IO, "the runtime jar is not there; start the demo as ./mammoedge demo");
    }
    return new RuntimeJar(Path.of(path));
  }

  /** The command, for people to copy. */
  String command(String... arguments) {
    return "java -jar " + jar + " " + String.join(" ", arguments);
  }

  /**
   * Runs it; its output is this program's.
   *
   * @throws MammoEdgeException with its exit code, when it fails
   */
  void run(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).inheritIO().start();
    int exit = waitFor(process);
    if (exit != ExitCode.GOOD.number()) {
      throw new MammoEdgeException(
          ExitCode.of(exit), "exit code " + exit + " of: " + command(arguments));
    }
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

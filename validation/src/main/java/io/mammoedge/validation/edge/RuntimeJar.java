package io.mammoedge.validation.edge;

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
public record RuntimeJar(Path jar) {
  /** ONNX Runtime's; what this program was told goes for the jar, too. */
  private static final String NATIVE_LIBRARIES = "onnxruntime.native.path";

  /** Set by the launcher. */
  private static final String PROPERTY = "mammoedge.runtime.jar";

  /** The one of this checkout; {@code ./mammoedge} says where it is. */
  public static RuntimeJar find() {
    String path = System.getProperty(PROPERTY);
    if (path == null || !Files.isRegularFile(Path.of(path))) {
      throw new MammoEdgeException(
          ExitCode.IO, "the runtime jar is not there; build it, and start this with ./mammoedge");
    }
    return new RuntimeJar(Path.of(path));
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
  ProcessBuilder process(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String folder = System.getProperty(NATIVE_LIBRARIES);
    if (folder != null) {
      command.add("-D" + NATIVE_LIBRARIES + "=" + folder);
    }
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(arguments);
    return new ProcessBuilder(command);
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

package io.mammoedge.runtime.engine;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The command line that starts a main class of this program in another Java process. */
final class ProbeCommand {
  /** Where libraries are, and where they are unpacked to: some machines run nothing from /tmp. */
  private static final List<String> FOLDERS = List.of("onnxruntime.native.path", "java.io.tmpdir");

  private ProbeCommand() {}

  static List<String> of(Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    // A crash is an answer here: it needs no dump.
    command.add("-XX:-CreateCoredumpOnCrash");
    for (String folder : FOLDERS) {
      if (System.getProperty(folder) != null) {
        command.add("-D" + folder + "=" + absolute(System.getProperty(folder)));
      }
    }
    command.add("-cp");
    command.add(classPath());
    command.add(main.getName());
    return List.copyOf(command);
  }

  /** Absolute, since the child runs in a folder of its own. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(ProbeCommand::absolute)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String absolute(String path) {
    return Path.of(path).toAbsolutePath().toString();
  }
}

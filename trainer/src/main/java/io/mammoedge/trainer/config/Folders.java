package io.mammoedge.trainer.config;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Folders that a command is given. A wrong one is a usage error, the same for every command. */
public final class Folders {
  private Folders() {}

  /**
   * Checks a folder to read from.
   *
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when there is none, or it is a file
   */
  public static void requireSource(Path folder) {
    if (!Files.isDirectory(folder)) {
      String what = Files.exists(folder) ? ": is a file; give a folder" : ": no such folder";
      throw new MammoEdgeException(ExitCode.USAGE, folder + what);
    }
  }

  /**
   * Checks a folder to write to; it need not exist.
   *
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when it is a file
   */
  public static void requireTarget(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new MammoEdgeException(
          ExitCode.USAGE, folder + ": is a file; give a folder to write to");
    }
  }

  /**
   * Whether a folder holds nothing, or does not exist.
   *
   * @throws MammoEdgeException ({@link ExitCode#IO}) when it cannot be listed
   */
  public static boolean isEmpty(Path folder) {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.IO, folder + ": cannot be listed", e);
    }
  }
}

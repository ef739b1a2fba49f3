package io.mammoedge.runtime.release;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The rules of a store, {@code <store>/<name>/<version>}. */
public final class ReleaseStore {
  private ReleaseStore() {}

  /**
   * A release is never overwritten.
   *
   * @param release the folder of a version
   * @throws MammoEdgeException with {@link ExitCode#EXISTS_ALREADY} when it is there
   */
  public static void requireNew(Path release) {
    if (Files.exists(release, LinkOption.NOFOLLOW_LINKS)) {
      throw new MammoEdgeException(
          ExitCode.EXISTS_ALREADY, release + " exists already, and a release is never overwritten");
    }
  }

  /**
   * The first version of a line is its current one; later ones are promoted by a person.
   *
   * @return whether this one became current
   */
  public static boolean pointFirst(Path release) {
    Path current = release.resolveSibling(ReleasePaths.CURRENT);
    if (Files.exists(current, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    AtomicFile.write(current, release.getFileName() + "\n");
    return true;
  }
}

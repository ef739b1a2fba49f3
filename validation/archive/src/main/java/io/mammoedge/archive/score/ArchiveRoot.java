package io.mammoedge.archive.score;

import io.mammoedge.archive.spark.HadoopPlace;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The folder of an archive, as a machine of the cluster sees it. Where it is not mounted, or access
 * to it has run out, every file would look like a missing one.
 *
 * @param folder without a slash at its end
 */
record ArchiveRoot(String folder) implements Serializable {
  ArchiveRoot {
    Objects.requireNonNull(folder, "folder is null");
  }

  /**
   * Looks whether the folder is there; not where a list names files elsewhere.
   *
   * @param files below the folder or not
   * @param host this machine, for the message
   * @throws MammoEdgeException ({@link ExitCode#IO}) when it is not, so that Spark tries elsewhere
   */
  void require(List<String> files, Configuration hadoop, String host) {
    if (files.stream().noneMatch(file -> file.startsWith(folder + "/"))) {
      return;
    }
    try {
      if (!isThere(hadoop)) {
        throw new IOException("not a folder");
      }
    } catch (IOException | InvalidPathException e) {
      throw new MammoEdgeException(
          ExitCode.IO,
          "%s: the archive's folder cannot be read on %s; mount it there, then run again"
              .formatted(folder, host),
          e);
    }
  }

  private boolean isThere(Configuration hadoop) throws IOException {
    // Of a bucket, the root has a slash; of a folder, it means nothing.
    String root = folder + "/";
    if (!ArchiveFiles.isRemote(root)) {
      return Files.isDirectory(java.nio.file.Path.of(root));
    }
    Path path = new Path(root);
    return HadoopPlace.fileSystem(path, hadoop).getFileStatus(path).isDirectory();
  }
}

package io.mammoedge.archive.score;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The files of an archive, one after another: those of a folder and the folders in it, or those
 * that a list names, a path a line, relative ones being meant from the list's folder. Files whose
 * names begin with a dot are no images.
 */
public final class ArchiveFiles {
  private final FileSystem files;
  private final FileStatus in;

  private ArchiveFiles(FileSystem files, FileStatus in) {
    this.files = files;
    this.in = in;
  }

  /**
   * Looks whether it is a folder or a list.
   *
   * @param where a path, or the URI of either in a file system of Hadoop
   * @throws MammoEdgeException when it is neither
   */
  public static ArchiveFiles in(String where, Configuration hadoop) {
    try {
      Path path = new Path(where);
      FileSystem files = path.getFileSystem(hadoop);
      return new ArchiveFiles(files, files.getFileStatus(files.makeQualified(path)));
    } catch (IOException | IllegalArgumentException e) {
      throw new MammoEdgeException(
          ExitCode.USAGE, where + ": no such folder, and no list of paths either", e);
    }
  }

  /** The folder that all paths are seen from. */
  public String root() {
    return text(in.isDirectory() ? in.getPath() : in.getPath().getParent());
  }

  /**
   * Tells every path.
   *
   * @throws MammoEdgeException when the folder or the list cannot be read
   */
  public void forEach(Consumer<String> found) {
    try {
      if (in.isDirectory()) {
        walk(found);
      } else {
        readList(found);
      }
    } catch (IOException e) {
      throw new MammoEdgeException(
          ExitCode.IO, root() + ": cannot be listed (" + e.getMessage() + ")", e);
    }
  }

  private void walk(Consumer<String> found) throws IOException {
    RemoteIterator<LocatedFileStatus> all = files.listFiles(in.getPath(), true);
    while (all.hasNext()) {
      Path file = all.next().getPath();
      if (!file.getName().startsWith(".")) {
        found.accept(text(file));
      }
    }
  }

  private void readList(Consumer<String> found) throws IOException {
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(files.open(in.getPath()), StandardCharsets.UTF_8));
        Stream<String> all = lines.lines()) {
      all.filter(line -> !line.isBlank()).map(this::resolved).forEach(found);
    }
  }

  private String resolved(String line) {
    if (isRemote(line)) {
      return line;
    }
    return isRemote(root())
        ? root() + "/" + line
        : java.nio.file.Path.of(root()).resolve(line).normalize().toString();
  }

  /** Whether a path is a URI of a file system, and no path of this machine. */
  static boolean isRemote(String path) {
    return path.contains("://");
  }

  private static String text(Path path) {
    return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
  }
}

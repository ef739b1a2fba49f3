package io.mammoedge.archive.score;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
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
   * Refuses a place in the folder that is read: what a job writes there would be a file of the
   * archive.
   *
   * @param option that names the place
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when it is the folder or in it
   */
  public void requireOutside(String option, String where) {
    try {
      for (Path place = qualified(where); place != null; place = place.getParent()) {
        if (in.isDirectory() && place.equals(in.getPath())) {
          throw new MammoEdgeException(
              ExitCode.USAGE, "%s %s: lies in the archive itself".formatted(option, where));
        }
      }
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.USAGE, where + ": no such file system", e);
    }
  }

  /**
   * Tells every path, and each in one spelling: one of this machine's disks without a scheme, any
   * other with its file system.
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
      // A message may name a folder below, and so a patient.
      throw new MammoEdgeException(
          ExitCode.IO, root() + ": cannot be listed (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  private void walk(Consumer<String> found) throws IOException {
    if (!isRemote(root())) {
      FolderWalk.of(java.nio.file.Path.of(root()), file -> tell(file.toString(), found));
      return;
    }
    RemoteIterator<LocatedFileStatus> all = files.listFiles(in.getPath(), true);
    while (all.hasNext()) {
      tell(text(all.next().getPath()), found);
    }
  }

  private static void tell(String path, Consumer<String> found) {
    if (path.charAt(path.lastIndexOf('/') + 1) != '.') {
      found.accept(path);
    }
  }

  private void readList(Consumer<String> found) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(files.open(in.getPath()), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          found.accept(resolved(line));
        }
      }
    }
  }

  private String resolved(String line) throws IOException {
    if (isRemote(line) || line.startsWith("file:")) {
      return text(qualified(line));
    }
    return isRemote(root())
        ? text(qualified(root() + "/" + line))
        : java.nio.file.Path.of(root()).resolve(line).normalize().toString();
  }

  private Path qualified(String where) throws IOException {
    Path path = new Path(where);
    return path.getFileSystem(files.getConf()).makeQualified(path);
  }

  /** Whether a path is a URI of a file system, and no path of this machine. */
  static boolean isRemote(String path) {
    return path.contains("://");
  }

  private static String text(Path path) {
    return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
  }
}

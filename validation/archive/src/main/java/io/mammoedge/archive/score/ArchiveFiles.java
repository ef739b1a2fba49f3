package io.mammoedge.archive.score;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The files of an archive, one after another: those of a folder and the folders in it, or those
 * that a list names, a path a line, relative ones being meant from the list's folder. Of a folder,
 * files and folders whose names begin with a dot are left out.
 */
public final class ArchiveFiles {
  /** A scheme of two letters at least: {@code C:/} is none. */
  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/");

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

  /** The folder that all paths are seen from, without a slash at its end. */
  public String root() {
    String folder = text(in.isDirectory() ? in.getPath() : in.getPath().getParent());
    return folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
  }

  /** Whether a file that was told is there, as this machine sees it. */
  boolean isThere(String path) {
    try {
      if (!isRemote(path)) {
        return Files.exists(LocalName.path(path));
      }
      Path there = new Path(path);
      return there.getFileSystem(files.getConf()).exists(there);
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
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
      if (!in.isDirectory()) {
        readList(found);
      } else if (isRemote(root())) {
        walk(in.getPath(), found);
      } else {
        FolderWalk.of(
            java.nio.file.Path.of(in.getPath().toUri().getPath()),
            file -> found.accept(LocalName.text(file)));
      }
    } catch (IOException e) {
      // A message may name a folder below, and so a patient.
      throw new MammoEdgeException(
          ExitCode.IO,
          "%s: cannot be listed (%s); MAMMOEDGE_DEBUG=1 says where"
              .formatted(in.getPath(), e.getClass().getSimpleName()),
          e);
    }
  }

  private void walk(Path folder, Consumer<String> found) throws IOException {
    RemoteIterator<FileStatus> all = files.listStatusIterator(folder);
    while (all.hasNext()) {
      FileStatus next = all.next();
      if (isHidden(next.getPath().getName())) {
        continue;
      }
      if (next.isDirectory()) {
        walk(next.getPath(), found);
      } else {
        found.accept(text(next.getPath()));
      }
    }
  }

  /** Whether a file or a folder is none of an archive's, but of who keeps the disk. */
  static boolean isHidden(String name) {
    return name.startsWith(".") || name.equals("lost+found");
  }

  private void readList(Consumer<String> found) throws IOException {
    try (LineNumberReader lines =
        new LineNumberReader(
            new InputStreamReader(files.open(in.getPath()), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          found.accept(resolved(line, lines.getLineNumber()));
        }
      }
    }
  }

  private String resolved(String line, int number) throws IOException {
    try {
      if (URI.matcher(line).lookingAt()) {
        return text(qualified(line));
      }
      return isRemote(root())
          ? text(files.makeQualified(new Path(line.startsWith("/") ? line : root() + "/" + line)))
          : java.nio.file.Path.of(root() + "/").resolve(line).normalize().toString();
    } catch (IllegalArgumentException e) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "%s: line %d is no path".formatted(in.getPath(), number), e);
    }
  }

  private Path qualified(String where) throws IOException {
    Path path = new Path(where);
    return path.getFileSystem(files.getConf()).makeQualified(path);
  }

  /** Whether a path is one of another file system than this machine's disks. */
  static boolean isRemote(String path) {
    return URI.matcher(path).lookingAt() && !path.startsWith(LocalName.SCHEME);
  }

  private static String text(Path path) {
    return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
  }
}

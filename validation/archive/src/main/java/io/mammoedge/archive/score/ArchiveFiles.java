package io.mammoedge.archive.score;

import io.mammoedge.archive.spark.HadoopPlace;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
  private final String root;

  private ArchiveFiles(FileSystem files, FileStatus in) {
    this.files = files;
    this.in = in;
    String folder = text(in.isDirectory() ? in.getPath() : in.getPath().getParent());
    this.root = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
  }

  /**
   * Looks whether it is a folder or a list.
   *
   * @param where a path, or the URI of either in a file system of Hadoop
   * @throws MammoEdgeException when it is neither
   */
  public static ArchiveFiles in(String where, Configuration hadoop) {
    HadoopPlace place = HadoopPlace.of(where, hadoop);
    try {
      return new ArchiveFiles(place.files(), place.files().getFileStatus(place.path()));
    } catch (IOException | IllegalArgumentException e) {
      throw new MammoEdgeException(
          ExitCode.USAGE, where + ": no such folder, and no list of paths either", e);
    }
  }

  /** The folder that all paths are seen from, without a slash at its end. */
  public String root() {
    return root;
  }

  /**
   * Refuses a place in the folder that is read: what a job writes there would be a file of the
   * archive.
   *
   * @param option that names the place
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when it is the folder or in it
   */
  public void requireOutside(String option, String where) {
    if (in.isDirectory() && isInside(HadoopPlace.of(where, files.getConf()))) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "%s %s: lies in the archive itself".formatted(option, where));
    }
  }

  private boolean isInside(HadoopPlace place) {
    Optional<java.nio.file.Path> own = new HadoopPlace(files, in.getPath()).onDisk();
    Optional<java.nio.file.Path> other = place.onDisk();
    if (own.isPresent() && other.isPresent()) {
      return RealPath.of(other.get()).startsWith(RealPath.of(own.get()));
    }
    return Stream.iterate(place.path(), Objects::nonNull, Path::getParent)
        .anyMatch(in.getPath()::equals);
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
      } else if (isRemote(root)) {
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
    try (InputStream lines = files.open(in.getPath())) {
      new PathList(in.getPath().toString(), this::resolved).forEach(lines, found);
    }
  }

  private String resolved(byte[] bytes) throws IOException {
    String line = new String(bytes, StandardCharsets.UTF_8);
    if (URI.matcher(line).lookingAt()) {
      Path path = new Path(line);
      return text(HadoopPlace.fileSystem(path, files.getConf()).makeQualified(path));
    }
    return isRemote(root)
        ? text(files.makeQualified(new Path(line.startsWith("/") ? line : root + "/" + line)))
        : LocalName.text(LocalName.path(root, bytes).normalize());
  }

  /** Whether a path is one of another file system than this machine's disks. */
  static boolean isRemote(String path) {
    return URI.matcher(path).lookingAt() && !path.startsWith(LocalName.SCHEME);
  }

  private static String text(Path path) {
    return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
  }
}

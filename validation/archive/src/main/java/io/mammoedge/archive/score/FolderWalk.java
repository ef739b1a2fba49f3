package io.mammoedge.archive.score;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.function.Consumer;

/**
 * The files below a folder of this machine, through links, each way to a file being one of its own.
 * A link that leads nowhere is told, too: it is a file that cannot be read. (Hadoop's listing of a
 * local folder starts a process for each file where its native library is missing.)
 */
final class FolderWalk extends SimpleFileVisitor<Path> {
  private final Path folder;
  private final Consumer<Path> found;

  private FolderWalk(Path folder, Consumer<Path> found) {
    this.folder = folder;
    this.found = found;
  }

  /**
   * Tells all files, in no order.
   *
   * @throws IOException when some folder cannot be read: what is in it would be missing in silence
   */
  static void of(Path folder, Consumer<Path> found) throws IOException {
    Files.walkFileTree(
        folder,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new FolderWalk(folder, found));
  }

  @Override
  public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
    boolean skipped = !below.equals(folder) && isHidden(below);
    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  /** Pipes and devices are no files, and reading one might never end. */
  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if ((attributes.isRegularFile() || attributes.isSymbolicLink()) && !isHidden(file)) {
      found.accept(file);
    }
    return FileVisitResult.CONTINUE;
  }

  /** A link to a folder above it has nothing new; what was removed meanwhile is not there. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
    boolean isNothing =
        why instanceof FileSystemLoopException || why instanceof NoSuchFileException;
    if (isNothing || isHidden(file)) {
      return FileVisitResult.CONTINUE;
    }
    throw why;
  }

  private static boolean isHidden(Path file) {
    return file.getFileName() != null && ArchiveFiles.isHidden(file.getFileName().toString());
  }
}

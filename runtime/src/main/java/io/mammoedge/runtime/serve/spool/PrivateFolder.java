package io.mammoedge.runtime.serve.spool;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that only this user may enter, where the file system knows of users. */
final class PrivateFolder {
  private PrivateFolder() {}

  /** Makes a folder, whose parents may be missing; whether it was not there before. */
  static boolean create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return false;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectory(folder);
      }
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }
}

package io.mammoedge.runtime.store;

/**
 * An entry of a zip file's central directory.
 *
 * @param name as stored, one byte a character
 * @param flags general purpose bit flag
 * @param size in bytes when expanded, as declared
 * @param mode type and permissions of a Unix file; 0 where the file came from elsewhere
 */
record ZipItem(String name, int flags, long size, int mode) {
  /** Bits 0, 6 and 13: encrypted, strongly encrypted, masked headers (APPNOTE 4.4.4). */
  private static final int ENCRYPTED = 0x2041;

  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;

  boolean isEncrypted() {
    return (flags & ENCRYPTED) != 0;
  }

  boolean isDirectory() {
    return name.endsWith("/");
  }

  /** Whether it is a plain file or a folder: no symbolic link, no device. */
  boolean isPlain() {
    int type = mode & TYPE;
    return type == 0 || type == (isDirectory() ? DIRECTORY : REGULAR);
  }

  /** Without the mark of a folder. */
  String path() {
    return isDirectory() ? name.substring(0, name.length() - 1) : name;
  }
}

package io.mammoedge.runtime.dicom.file;

/**
 * Where data end at the latest.
 *
 * @param position the first byte that is not read
 * @param inFile whether that is the end of a file, else it is a limit on what is inflated
 */
record DataEnd(long position, boolean inFile) {
  /** The end of a file. */
  static DataEnd ofFile(long size) {
    return new DataEnd(size, true);
  }

  /** The most that is inflated. */
  static DataEnd ofInflated(long limit) {
    return new DataEnd(limit, false);
  }

  /** Refuses to go on for {@code count} bytes where fewer are left. */
  void require(long count, long from, String what) {
    long left = position - from;
    if (count <= left) {
      return;
    }
    String needs = what + " has " + count + " bytes, but ";
    throw inFile
        ? Refusal.TRUNCATED.because(needs + left + " are left of the file")
        : Refusal.TOO_LARGE.because(needs + "no more than " + position + " are inflated");
  }
}

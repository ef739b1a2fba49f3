package io.mammoedge.runtime.dicom.file;

/**
 * The bounds of what is read. They lie far above any mammogram and keep a hostile file from taking
 * the machine: the largest digitised films have some 40 million pixels, a whole header less than a
 * megabyte.
 */
public final class Limits {
  /**
   * Rows times Columns. So many pixels take 128 MiB, and in JPEG 2000 another 256 MiB or more while
   * they are decoded.
   */
  public static final long PIXELS = 1L << 26;

  /** Bytes of a file. Tomosynthesis has files of hundreds of megabytes, refused by their header. */
  public static final long FILE_BYTES = 1L << 32;

  /** Bytes of a deflated data set, inflated. */
  public static final long INFLATED_BYTES = 1L << 28;

  /** Bytes of one value that is kept; longer ones (overlays, private data) are passed over. */
  public static final int VALUE_BYTES = 1 << 18;

  /** Bytes of all kept values together. */
  public static final int HEADER_BYTES = 1 << 25;

  /** Elements and items before the pixel data, in all sequences together. */
  public static final int ELEMENTS = 100_000;

  /** Sequences within sequences. */
  public static final int DEPTH = 32;

  /** Bytes per compressed pixel: lossless JPEG spends 16 + 16 bits where its tables fit worst. */
  public static final int COMPRESSED_BYTES_PER_PIXEL = 4;

  /** Bytes of a compressed stream beside its pixels: tables, markers, comments. */
  public static final int COMPRESSED_OVERHEAD_BYTES = 1 << 20;

  /**
   * Pieces of compressed pixels, each an object; real files have some tens, the wordy thousands.
   */
  public static final int FRAGMENTS = 1 << 16;

  /** Windows that are read: alternatives for a person, of whom nobody tries more. */
  public static final int WINDOWS = 64;

  private Limits() {}
}

package io.mammoedge.runtime.dicom.codec;

/** The lines of one restart interval, which knows nothing of those before (ITU-T T.87 annex A). */
final class JpegLsLines {
  private final JpegLsGradients gradients;
  private final JpegLsRegularMode regular;
  private final JpegLsRunMode runs;
  private final int columns;

  /** Samples are at 1..columns; 0 and columns + 1 hold what stands for neighbours (A.2.1). */
  private int[] above;

  private int[] line;

  JpegLsLines(JpegLsBits bits, JpegLsHeader header, JpegLsGradients gradients) {
    int reset = header.preset().reset();
    JpegLsRange range = new JpegLsRange(header.preset().maximum(), header.near());
    this.gradients = gradients;
    this.regular = new JpegLsRegularMode(bits, range, reset);
    this.runs = new JpegLsRunMode(bits, range, reset);
    this.columns = header.size().width();
    this.above = new int[columns + 2];
    this.line = new int[columns + 2];
  }

  /** Decodes the next line into {@code samples}, from {@code start} on. */
  void decode(short[] samples, int start) {
    above[columns + 1] = above[columns];
    line[0] = above[1];
    decode();
    for (int x = 0; x < columns; x++) {
      samples[start + x] = (short) line[x + 1];
    }
    int[] done = line;
    line = above;
    above = done;
  }

  private void decode() {
    int x = 1;
    while (x <= columns) {
      int a = line[x - 1];
      int b = above[x];
      int c = above[x - 1];
      int context = gradients.context(above[x + 1] - b, b - c, c - a);
      if (context == 0) {
        x = runs.decode(above, line, x, columns + 1);
      } else {
        line[x++] = regular.sample(context, edge(a, b, c));
      }
    }
  }

  /** The median of left, above, and the plane through the three neighbours (A.4.1). */
  private static int edge(int left, int above, int aboveLeft) {
    int low = Math.min(left, above);
    int high = Math.max(left, above);
    return Math.max(low, Math.min(high, left + above - aboveLeft));
  }
}

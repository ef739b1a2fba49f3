package io.mammoedge.runtime.audit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of bytes, one at a time; of a line that is too long nothing is kept. */
final class AuditLines {
  /** Ours have less than 2,000. */
  static final int LONGEST = 1 << 16;

  private final InputStream in;
  private final byte[] chunk = new byte[1 << 16];
  private final byte[] line = new byte[LONGEST];
  private int next;
  private int filled;

  AuditLines(InputStream in) {
    this.in = in;
  }

  /**
   * One line.
   *
   * @param bytes without its end; null where it is too long
   * @param ended whether a line feed followed
   */
  record Line(byte[] bytes, boolean ended) {}

  /** The next line, or null after the last one. */
  Line next() throws IOException {
    int length = 0;
    while (true) {
      if (next == filled && !fill()) {
        return length == 0 ? null : line(length, false);
      }
      int end = next;
      while (end < filled && chunk[end] != '\n') {
        end++;
      }
      length = keep(length, end);
      boolean ended = end < filled;
      next = ended ? end + 1 : end;
      if (ended) {
        return line(length, true);
      }
    }
  }

  private boolean fill() throws IOException {
    next = 0;
    filled = Math.max(0, in.read(chunk));
    return filled > 0;
  }

  /** The length so far, at most one more than fits. */
  private int keep(int length, int end) {
    int more = end - next;
    if (length + more > LONGEST) {
      return LONGEST + 1;
    }
    System.arraycopy(chunk, next, line, length, more);
    return length + more;
  }

  private Line line(int length, boolean ended) {
    return new Line(length > LONGEST ? null : Arrays.copyOf(line, length), ended);
  }
}

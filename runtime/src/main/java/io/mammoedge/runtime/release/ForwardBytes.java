package io.mammoedge.runtime.release;

import io.mammoedge.runtime.release.WireReader.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The bytes of a stream by their position, from front to back: a model of some hundred megabytes is
 * judged without being in memory.
 */
final class ForwardBytes {
  private static final int WINDOW = 1 << 16;

  private final InputStream in;
  private final byte[] window;
  private int start;
  private int filled;

  /** {@code length}: how many bytes are looked at. */
  ForwardBytes(InputStream in, int length) {
    this.in = in;
    this.window = new byte[Math.max(1, Math.min(WINDOW, length))];
  }

  /** The byte at a position that is not before any window left behind. */
  byte at(int position) {
    while (position >= start + filled) {
      next();
    }
    if (position < start) {
      throw new IllegalStateException("byte " + position + " has been left behind");
    }
    return window[position - start];
  }

  /** A copy of so many bytes. */
  byte[] copy(int from, int length) {
    byte[] copy = new byte[length];
    for (int i = 0; i < length; i++) {
      copy[i] = at(from + i);
    }
    return copy;
  }

  private void next() {
    start += filled;
    try {
      filled = Math.max(0, in.read(window));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (filled == 0) {
      throw new WireException("it ends too early");
    }
  }
}

package io.mammoedge.runtime.serve.dimse;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Whoever sends a byte now and then must not hold an association for ever. */
final class Deadline extends FilterInputStream {
  private Duration time = Duration.ZERO;
  private long end;

  Deadline(InputStream in) {
    super(in);
  }

  void in(Duration fromNow) {
    time = fromNow;
    end = System.nanoTime() + fromNow.toNanos();
  }

  void none() {
    time = Duration.ZERO;
  }

  @Override
  public int read() throws IOException {
    check();
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    check();
    return super.read(bytes, from, length);
  }

  private void check() throws Abort {
    if (!time.isZero() && System.nanoTime() - end > 0) {
      throw new Abort(
          Abort.NOT_SPECIFIED, "what was to come within " + time.toSeconds() + " s has not");
    }
  }
}

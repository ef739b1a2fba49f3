package io.mammoedge.runtime.serve.http;

import java.time.Duration;
import java.util.Objects;

/**
 * What a request may take.
 *
 * @param bodyBytes of one request, at least 1
 * @param parts files of one request, at least 1
 * @param requests that are under way at once, each with its body on the disk; one more is told to
 *     come again
 * @param images scored at once, those of all requests; one more is in memory, to be read meanwhile;
 *     0: {@link #images(boolean)} decides
 * @param connections that are open at once
 * @param silence how long a connection may be silent
 * @param patience how long a request may take to arrive and to wait
 */
public record Limits(
    long bodyBytes,
    int parts,
    int requests,
    int images,
    int connections,
    Duration silence,
    Duration patience) {
  private static final int MOST_FOR_GPU = 4;

  /** Enough for a study of four views of 4000x3000 pixels, and several at once. */
  public static final Limits USUAL =
      new Limits(256L << 20, 16, 8, 0, 128, Duration.ofSeconds(30), Duration.ofSeconds(120));

  /** Checks the ranges. */
  public Limits {
    Objects.requireNonNull(silence, "silence is null");
    Objects.requireNonNull(patience, "patience is null");
    if (bodyBytes < 1 || parts < 1 || requests < 1 || connections < 1) {
      throw new IllegalArgumentException("limits are 1 or more");
    }
    if (images < 0) {
      throw new IllegalArgumentException(images + " images");
    }
    if (silence.isNegative() || silence.isZero() || patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("times are greater than 0");
    }
  }

  /**
   * How many images are scored at the same time, while one more is read. A processor is busy with
   * one: two would share its cores. A GPU waits for the processor to read the next ones.
   *
   * @param onGpu whether the network runs there
   */
  public int images(boolean onGpu) {
    if (images > 0) {
      return images;
    }
    return onGpu ? Math.min(MOST_FOR_GPU, Runtime.getRuntime().availableProcessors()) : 1;
  }
}

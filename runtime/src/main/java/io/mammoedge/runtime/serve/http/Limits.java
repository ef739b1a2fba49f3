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
 * @param connections that are open at once
 * @param silence how long a connection may be silent
 * @param patience how long a request may take to arrive and to wait
 */
public record Limits(
    long bodyBytes, int parts, int requests, int connections, Duration silence, Duration patience) {
  /** Enough for a study of four views of 4000x3000 pixels, and several at once. */
  public static final Limits USUAL =
      new Limits(256L << 20, 16, 8, 128, Duration.ofSeconds(30), Duration.ofSeconds(120));

  /** Checks the ranges. */
  public Limits {
    Objects.requireNonNull(silence, "silence is null");
    Objects.requireNonNull(patience, "patience is null");
    if (bodyBytes < 1 || parts < 1 || requests < 1 || connections < 1) {
      throw new IllegalArgumentException("limits are 1 or more");
    }
    if (silence.isNegative() || silence.isZero() || patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("times are greater than 0");
    }
  }
}

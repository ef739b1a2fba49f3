package io.mammoedge.validation.benchmark;

import java.util.List;
import java.util.Optional;

/**
 * A node under load.
 *
 * @param provider that computed
 * @param fallback why it was not the GPU; empty where it was
 * @param variant of the release
 * @param readySeconds from the start of its process to the end of its golden check
 * @param firstSeconds of the first answer
 * @param loads under one client and more
 * @param peakMegabytes the most memory that its process had
 */
public record ServeTimes(
    String provider,
    String fallback,
    String variant,
    double readySeconds,
    double firstSeconds,
    List<LoadTime> loads,
    Optional<Double> peakMegabytes) {
  /** Copies the list. */
  public ServeTimes {
    loads = List.copyOf(loads);
  }
}

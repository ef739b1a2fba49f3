package io.mammoedge.validation.benchmark.network;

import java.util.Objects;
import java.util.Optional;

/**
 * What one engine took for the image.
 *
 * @param title who
 * @param version of the engine; empty when it did not start
 * @param inBytes whether it computed in 8 bits
 * @param seconds of each round; none when it could not run
 * @param ratios of each round's seconds to ours in fp32: above 1, it is slower
 * @param probability that it answered
 * @param difference of that from ours in fp32
 * @param megabytes largest resident memory of its process
 * @param reason why it could not run
 */
public record PeerTime(
    String title,
    String version,
    boolean inBytes,
    double[] seconds,
    double[] ratios,
    double probability,
    double difference,
    double megabytes,
    Optional<String> reason) {
  /** Checks for null. */
  public PeerTime {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(reason, "reason");
  }

  static PeerTime missing(Peer peer, String why) {
    double[] none = {};
    return new PeerTime(
        peer.title(),
        "",
        peer.inBytes(),
        none,
        none,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Optional.of(why));
  }
}

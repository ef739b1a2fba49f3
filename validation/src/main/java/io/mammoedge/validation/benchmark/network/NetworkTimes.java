package io.mammoedge.validation.benchmark.network;

import java.util.List;
import java.util.Objects;

/**
 * One network on one size of image, by every engine.
 *
 * @param network notation
 * @param size height x width
 * @param work of one image
 * @param int8 how the 8-bit graph was made
 * @param peers ours in fp32 first
 */
public record NetworkTimes(
    String network, String size, Work work, String int8, List<PeerTime> peers) {
  /** Copies the list. */
  public NetworkTimes {
    Objects.requireNonNull(work, "work");
    peers = List.copyOf(peers);
  }
}

package io.mammoedge.validation.benchmark.network;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A program that runs one network.
 *
 * @param title such as {@code DJL, TorchScript}
 * @param inBytes whether it computes in 8 bits
 * @param command its words; without image, size and threads, which are added
 * @param trainersEnvironment whether it keeps the environment that the launcher sets for training
 * @param missing why it cannot run here
 */
record Peer(
    String title,
    boolean inBytes,
    List<String> command,
    boolean trainersEnvironment,
    Optional<String> missing) {
  /** Copies the list. */
  Peer {
    Objects.requireNonNull(title, "title");
    command = List.copyOf(command);
  }

  static Peer of(String title, List<String> command) {
    return new Peer(title, false, command, false, Optional.empty());
  }

  static Peer missing(String title, String why) {
    return new Peer(title, false, List.of(), false, Optional.of(why));
  }

  Peer computingInBytes() {
    return new Peer(title, true, command, trainersEnvironment, missing);
  }

  Peer inTrainersEnvironment() {
    return new Peer(title, inBytes, command, true, missing);
  }
}

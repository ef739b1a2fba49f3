package io.mammoedge.validation.benchmark.network;

/** A peer does not start, or does not answer any more: its row says why, and the others go on. */
final class PeerFailure extends Exception {
  PeerFailure(String why) {
    super(why);
  }

  PeerFailure(String why, Exception cause) {
    super(why, cause);
  }
}

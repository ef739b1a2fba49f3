package io.mammoedge.runtime.serve.model;

import java.time.Duration;

/**
 * What images need of a node: first a place in memory, to be read there, then a turn of the
 * network. There is one place more than turns: the next image is read while the network runs, and
 * waits. Who has a turn waits for nothing more, so every place comes free.
 */
public final class Capacity {
  private final Turns memory;
  private final Turns network;

  /**
   * For one image at a time.
   *
   * @param patience how long one may wait for a place; where there is one, a turn is near
   */
  public Capacity(Duration patience) {
    this.memory = new Turns(patience);
    this.network = new Turns(patience);
    allow(1);
  }

  /** From now on the network takes as many at a time, at least 1. */
  public synchronized void allow(int images) {
    memory.allow(images + 1);
    network.allow(images);
  }

  /** Held from before an image is read until nothing of it is needed. */
  public Turns memory() {
    return memory;
  }

  /** Held while an image is scored, and what was said of it is written down. */
  public Turns network() {
    return network;
  }

  /** How many images wait for either. */
  public int waiting() {
    return memory.waiting() + network.waiting();
  }
}

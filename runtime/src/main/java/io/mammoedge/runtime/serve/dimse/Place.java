package io.mammoedge.runtime.serve.dimse;

import java.util.concurrent.Semaphore;

/**
 * A place among the associations that are served at once; taken and left by the one thread that
 * serves it.
 */
final class Place {
  private final Semaphore room;
  private boolean isTaken;

  /**
   * One that is not taken yet.
   *
   * @param room as many permits as associations may be served at once
   */
  Place(Semaphore room) {
    this.room = room;
  }

  /** Takes it; false where there are too many already. */
  boolean take() {
    isTaken = room.tryAcquire();
    return isTaken;
  }

  /** Gives it back where it is taken: more than once does no harm. */
  void leave() {
    if (isTaken) {
      isTaken = false;
      room.release();
    }
  }
}

package io.mammoedge.runtime.serve.study;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Which images of the spool are at work, each counted on the disk before anything of it is read.
 * One that was at work when a process died has killed it, or was beside the one that did: from then
 * on it is at work alone, so that what happens next is its own doing. For what another image does,
 * an image is counted once at most.
 */
final class AtWork {
  /** Shared by images that are not suspected; fair, so that a suspected one has its time. */
  private final ReadWriteLock company = new ReentrantReadWriteLock(true);

  /**
   * An attempt at an image, of one thread from its beginning to its end.
   *
   * @param count on the disk
   * @param alone whether nothing else may be at work
   * @param isTooMany whether it is one more than are made
   */
  record Attempt(Attempts count, boolean alone, boolean isTooMany, Lock lock)
      implements AutoCloseable {
    /** It is not to be blamed for what comes. */
    void end() throws IOException {
      count.end();
    }

    /** Where it has not ended, it stays counted. */
    @Override
    public void close() {
      lock.unlock();
    }
  }

  /** Waits for others where it must be alone. */
  Attempt begin(Attempts count) throws IOException {
    boolean alone = count.hasBegun();
    Lock lock = alone ? company.writeLock() : company.readLock();
    lock.lock();
    boolean begun = false;
    try {
      Attempt attempt = new Attempt(count, alone, !count.begin(), lock);
      begun = true;
      return attempt;
    } finally {
      if (!begun) {
        lock.unlock();
      }
    }
  }

  /** The next one of the same thread; empty where either must be alone. */
  Optional<Attempt> beginBeside(Attempt current, Attempts next) throws IOException {
    return current.alone() || next.hasBegun() ? Optional.empty() : Optional.of(begin(next));
  }
}

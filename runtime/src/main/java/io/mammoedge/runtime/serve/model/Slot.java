package io.mammoedge.runtime.serve.model;

import io.mammoedge.runtime.serve.http.HttpProblem;
import java.util.Objects;
import java.util.Optional;

/**
 * Holds the release in use. Who uses it has a lease; one that was replaced is closed when its last
 * lease ends. Used by several threads at once.
 */
public final class Slot implements AutoCloseable {
  private Holding current;
  private boolean closed;

  /** A release and how many use it; the slot itself counts as one. */
  private static final class Holding {
    private final ServedRelease release;
    private int users = 1;

    Holding(ServedRelease release) {
      this.release = release;
    }

    /** Whether it was the last one. */
    private boolean leave() {
      users--;
      return users == 0;
    }
  }

  /** The use of a release until it is closed. */
  public final class Lease implements AutoCloseable {
    private final Holding holding;
    private boolean open = true;

    private Lease(Holding holding) {
      this.holding = holding;
    }

    /** What is used. */
    public ServedRelease release() {
      return holding.release;
    }

    @Override
    public void close() {
      if (open) {
        open = false;
        end(holding);
      }
    }
  }

  /** A lease on the release in use; empty where there is none yet, or no more. */
  public synchronized Optional<Lease> lease() {
    if (current == null) {
      return Optional.empty();
    }
    current.users++;
    return Optional.of(new Lease(current));
  }

  /** What is answered while there is none. */
  public static HttpProblem notReady() {
    return new HttpProblem(503, "NOT_READY", "no release has passed its golden check here yet")
        .with("Retry-After", "5");
  }

  /** From now on this one is used. */
  public void put(ServedRelease next) {
    Objects.requireNonNull(next, "next is null");
    replace(new Holding(next));
  }

  private void replace(Holding next) {
    Holding former;
    synchronized (this) {
      former = closed ? next : current;
      current = closed ? null : next;
    }
    if (former != null) {
      end(former);
    }
  }

  private void end(Holding holding) {
    boolean last;
    synchronized (this) {
      last = holding.leave();
    }
    if (last) {
      holding.release.close();
    }
  }

  /** From now on none is used; one that still comes is closed. */
  @Override
  public void close() {
    replace(null);
    synchronized (this) {
      closed = true;
    }
  }
}

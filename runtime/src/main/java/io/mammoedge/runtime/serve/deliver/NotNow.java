package io.mammoedge.runtime.serve.deliver;

import java.io.IOException;

/**
 * The other side is there, and does not take this object now. Others may still be taken: it is not
 * waited for as one is that cannot be reached.
 */
public final class NotNow extends IOException {
  /** With what it said, in a word or a number. */
  public NotNow(String message) {
    super(message);
  }
}

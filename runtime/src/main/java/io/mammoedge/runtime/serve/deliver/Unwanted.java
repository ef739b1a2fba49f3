package io.mammoedge.runtime.serve.deliver;

import java.io.IOException;

/** The other side has looked at an object and does not take it; sending it again would not help. */
public final class Unwanted extends IOException {
  /** With what it said, in a word or a number. */
  public Unwanted(String message) {
    super(message);
  }
}

package io.mammoedge.runtime.serve.dimse;

import java.io.IOException;

/** The peer does not take the association that was asked for (PS3.8 section 9.3.4). */
public final class AssociationRefused extends IOException {
  private final boolean permanent;

  AssociationRefused(String why, boolean permanent) {
    super(
        "the association was refused%s: %s"
            .formatted(permanent ? "" : " for now, it may be asked for again", why));
    this.permanent = permanent;
  }

  /** Whether it is of no use to ask again with the same titles. */
  public boolean isPermanent() {
    return permanent;
  }
}

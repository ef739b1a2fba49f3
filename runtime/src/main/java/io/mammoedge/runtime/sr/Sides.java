package io.mammoedge.runtime.sr;

import io.mammoedge.runtime.dicom.Laterality;
import java.util.Optional;
import java.util.Set;

/** Breasts in the words of CID 244. */
final class Sides {
  private Sides() {}

  /** Nothing where one of the sides is not known. */
  static Optional<Code> code(Set<Laterality> sides) {
    if (sides.contains(Laterality.UNKNOWN)) {
      return Optional.empty();
    }
    if (sides.size() > 1) {
      return Optional.of(Code.RIGHT_AND_LEFT);
    }
    return Optional.of(sides.contains(Laterality.L) ? Code.LEFT : Code.RIGHT);
  }
}

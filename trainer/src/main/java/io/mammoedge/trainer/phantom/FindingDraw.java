package io.mammoedge.trainer.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws the findings of a breast. How many there are does not depend on the pathology. */
final class FindingDraw {
  private static final double SECOND = 0.12;
  private static final double SECOND_OF_OTHER_KIND = 0.3;

  private FindingDraw() {}

  /** One finding or, in 12 of 100 breasts, two; the first one is as asked for. */
  static List<Finding> draw(SplittableRandom random, Lesion.Kind kind, boolean malignant) {
    List<Finding> findings = new ArrayList<>();
    Finding first = one(random, kind, malignant);
    findings.add(first);
    if (random.nextDouble() < SECOND) {
      findings.add(second(random, first));
    }
    return findings;
  }

  private static Finding one(SplittableRandom random, Lesion.Kind kind, boolean malignant) {
    Lesion cc = Lesion.draw(random, kind, malignant);
    return new Finding(cc, cc.inOtherView(random));
  }

  /** Another one, away from the first; beside a malignant one of its kind it may be benign. */
  private static Finding second(SplittableRandom random, Finding first) {
    boolean otherKind = random.nextDouble() < SECOND_OF_OTHER_KIND;
    boolean mass = first.kind() == Lesion.Kind.MASS ^ otherKind;
    boolean malignant = first.malignant() && (otherKind || random.nextInt(2) == 0);
    Finding raw = one(random, mass ? Lesion.Kind.MASS : Lesion.Kind.CALCIFICATIONS, malignant);
    double distance = random.nextDouble(0.35, 0.6);
    return new Finding(
        awayFrom(first.cc(), raw.cc(), distance), awayFrom(first.mlo(), raw.mlo(), distance));
  }

  private static Lesion awayFrom(Lesion first, Lesion lesion, double distance) {
    return lesion.atLevel(first.level() + (first.level() > 0 ? -distance : distance));
  }
}

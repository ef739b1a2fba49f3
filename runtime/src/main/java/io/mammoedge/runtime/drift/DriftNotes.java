package io.mammoedge.runtime.drift;

import java.util.ArrayList;
import java.util.List;

/** What must be known to read a comparison. */
final class DriftNotes {
  private static final String CASE_MIX =
      "Another case mix (screening or diagnostic, age, a new device) changes the distribution of"
          + " scores without any fault: DRIFTED is a reason to look, not a proof of one, and a"
          + " reference with more cancers than a screening population differs from the start.";

  private static final String CONVENTION =
      "The stability index is usually read as below 0.1 stable, 0.1 to 0.25 look, above 0.25"
          + " changed: a convention, not a test. With few images chance alone makes it large, which"
          + " is why its expectation without change and a limit for these numbers stand beside it.";

  private static final String STABLE =
      "STABLE says that no drift was found in these quantities, not that the release is as accurate"
          + " here as it was: that takes outcomes (check --cohort).";

  private DriftNotes() {}

  static List<String> of(SiteEvents events, Share refused, Share referenceRefused) {
    List<String> notes = new ArrayList<>(List.of(CASE_MIX, CONVENTION, STABLE));
    if (refused.isAbove(referenceRefused)) {
      notes.add(
          "A larger share of files is refused than when the data set was prepared: see the codes.");
    }
    if (events.forgetful()) {
      notes.add(
          "More than "
              + HashCounts.MOST
              + " different images or patients: repetitions of the later ones were not recognised;"
              + " choose a shorter time with --since and --until.");
    }
    return notes;
  }
}

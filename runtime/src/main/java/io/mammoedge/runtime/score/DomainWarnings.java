package io.mammoedge.runtime.score;

import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.dicom.Mammogram;
import io.mammoedge.runtime.release.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where an image, or its use, differs from what a release was trained on. */
final class DomainWarnings {
  private DomainWarnings() {}

  static List<String> of(Manifest.Domain domain, Accept accept, Mammogram.Facts facts) {
    List<String> warnings = new ArrayList<>(facts.warnings());
    if (accept != domain.accept()) {
      warnings.add(
          String.format(
              "accepted as %s, but the release is for %s", lower(accept), lower(domain.accept())));
    }
    unseen("view", facts.view().name(), domain.views(), warnings);
    unseen("manufacturer", facts.manufacturer(), domain.manufacturers(), warnings);
    unseen("SOP class", facts.sopClassUid(), domain.sopClasses(), warnings);
    return warnings;
  }

  /** An empty list says nothing of what was seen. */
  private static void unseen(String what, String value, List<String> seen, List<String> warnings) {
    if (!seen.isEmpty() && seen.stream().noneMatch(value::equalsIgnoreCase)) {
      warnings.add("the release was not trained on this " + what);
    }
  }

  private static String lower(Accept accept) {
    return accept.name().toLowerCase(Locale.ROOT);
  }
}

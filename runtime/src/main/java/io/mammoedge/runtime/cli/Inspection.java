package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.dicom.ImageHeader;
import io.mammoedge.runtime.dicom.Inspected;
import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.Mammogram;
import io.mammoedge.runtime.dicom.View;
import io.mammoedge.runtime.score.ScoreResult;
import java.nio.file.Path;
import java.util.List;

/**
 * What is understood of one file. It has no component for an identifier, so none gets out.
 *
 * @param file as the user named it
 * @param header what the file says of its image, or null
 * @param laterality which breast, or null if refused
 * @param lateralityFrom the attribute that decided it, or null
 * @param view which projection, or null if refused
 * @param viewFrom the attribute that decided it, or null
 * @param intensity the window, table or range that is used, or null if refused
 * @param warnings that go with a score; may be empty
 * @param refusal why it is not taken, or null
 */
record Inspection(
    String file,
    ImageHeader header,
    Laterality laterality,
    String lateralityFrom,
    View view,
    String viewFrom,
    String intensity,
    List<String> warnings,
    ScoreResult.Refusal refusal) {
  /** What {@code inspect --json} prints. */
  record Document(String accept, List<Inspection> files) {}

  static Inspection of(Path file, Inspected found) {
    Mammogram.Facts facts = found.facts();
    if (facts == null) {
      ScoreResult.Refusal why = ScoreResult.Refusal.of(found.refusal());
      return new Inspection(
          file.toString(), found.header(), null, null, null, null, null, List.of(), why);
    }
    return new Inspection(
        file.toString(),
        found.header(),
        facts.laterality(),
        found.lateralityFrom(),
        facts.view(),
        found.viewFrom(),
        facts.intensity(),
        facts.warnings(),
        null);
  }
}

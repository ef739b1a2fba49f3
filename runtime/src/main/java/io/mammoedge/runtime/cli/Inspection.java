package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.Mammogram;
import io.mammoedge.runtime.dicom.View;
import io.mammoedge.runtime.score.ScoreResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** What is understood of one file. It has no component for an identifier, so none gets out. */
record Inspection(
    String file,
    String sopClass,
    String modality,
    String manufacturer,
    Laterality laterality,
    View view,
    String transferSyntax,
    Integer rows,
    Integer columns,
    Integer bitsStored,
    String intensity,
    List<String> warnings,
    ScoreResult.Refusal refusal) {
  /** What {@code inspect --json} prints. */
  record Document(String accept, List<Inspection> files) {}

  static Inspection of(Path file, Mammogram mammogram) {
    Mammogram.Facts facts = mammogram.facts();
    return new Inspection(
        file.toString(),
        facts.sopClassUid(),
        facts.modality(),
        facts.manufacturer(),
        facts.laterality(),
        facts.view(),
        facts.transferSyntaxUid(),
        mammogram.rows(),
        mammogram.columns(),
        facts.bitsStored(),
        facts.intensity(),
        facts.warnings(),
        null);
  }

  static Inspection of(Path file, RefusedImageException why) {
    ScoreResult.Refusal refusal = new ScoreResult.Refusal(why.code(), why.getMessage());
    return new Inspection(
        file.toString(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        refusal);
  }

  void print(PrintWriter out) {
    out.println(file);
    if (refusal != null) {
      out.printf("  refused (%s): %s%n", refusal.code(), refusal.message());
      return;
    }
    out.printf("  kind      %s, %s, %s%n", sopClass, modality, manufacturer);
    out.printf("  breast    %s %s%n", laterality, view);
    out.printf(
        "  pixels    %d rows x %d columns, %d bits, transfer syntax %s%n",
        rows, columns, bitsStored, transferSyntax);
    out.printf("  intensity %s%n", intensity);
    warnings.forEach(warning -> out.println("  warning: " + warning));
  }
}

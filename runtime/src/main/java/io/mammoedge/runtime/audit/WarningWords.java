package io.mammoedge.runtime.audit;

import io.mammoedge.runtime.dicom.file.Attribute;
import java.util.Arrays;
import java.util.List;

/**
 * Warnings repeat what a header says, and a header may say a name anywhere. Only what this program
 * itself wrote goes on: the attribute that a warning is about, or a sentence that quotes nothing.
 */
public final class WarningWords {
  private WarningWords() {}

  /** What warnings are about, without what a header says; each once. */
  public static List<String> of(List<String> warnings) {
    return warnings.stream().map(WarningWords::of).distinct().toList();
  }

  static String of(String warning) {
    return Arrays.stream(Attribute.values())
        .map(Attribute::toString)
        .filter(warning::startsWith)
        .findFirst()
        .orElseGet(() -> warning.indexOf('"') < 0 ? warning : "a warning with a quotation");
  }
}

package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Printable;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Turns away mammograms of a kind that no screening model has seen. */
final class ExposureGuard {
  /**
   * Between contact and magnification views. Magnification stands are built for 1.4 to 2.0 (21 CFR
   * 900.12(b)(6)). The top of a breast of 9 cm, 2 cm above the detector of a unit with a source
   * distance of 65 cm, is magnified 650 / 540 = 1.2 times, its middle 1.1 times.
   */
  private static final double LARGEST_MAGNIFICATION = 1.2;

  /** Magnification and spot compression in SNOMED CT and in its older codes (PS3.16 CID 4015). */
  private static final Set<String> MAGNIFICATION_OR_SPOT =
      Set.of("399163009", "R-102D6", "399055006", "R-102D7");

  private static final Set<String> IMPLANT_DISPLACED = Set.of("399209000", "R-102D5");

  private final DataSet header;

  private ExposureGuard(DataSet header) {
    this.header = header;
  }

  static void check(DataSet header, Accept accept) {
    ExposureGuard guard = new ExposureGuard(header);
    guard.refuseYes(Attribute.QUALITY_CONTROL_IMAGE, Refusal.QUALITY_CONTROL);
    guard.refuseYes(Attribute.CALIBRATION_IMAGE, Refusal.QUALITY_CONTROL);
    guard.refuseSpecimens();
    guard.refuseBiopsies();
    guard.refuseMagnified();
    guard.refuseModifier(
        MAGNIFICATION_OR_SPOT::contains, Refusal.SPECIAL_VIEW, "a magnification or spot view");
    if (accept == Accept.CLINICAL) {
      guard.refuseYes(Attribute.BREAST_IMPLANT_PRESENT, Refusal.IMPLANT);
      guard.refuseModifier(
          IMPLANT_DISPLACED::contains, Refusal.IMPLANT, "a breast with an implant");
      guard.refuseYes(Attribute.BURNED_IN_ANNOTATION, Refusal.BURNED_IN_ANNOTATION);
    }
  }

  private void refuseYes(Attribute attribute, Refusal reason) {
    if (header.text(attribute).equals("YES")) {
      throw reason.because(attribute, "is YES");
    }
  }

  private void refuseSpecimens() {
    if (!header.items(Attribute.SPECIMEN_DESCRIPTION_SEQUENCE).isEmpty()) {
      throw Refusal.NOT_A_MAMMOGRAM.because(
          Attribute.SPECIMEN_DESCRIPTION_SEQUENCE, "is there: a specimen");
    }
  }

  private void refuseBiopsies() {
    List<String> type = header.texts(Attribute.IMAGE_TYPE);
    if (type.stream().anyMatch(v -> v.startsWith("STEREO") || v.startsWith("BIOPSY"))) {
      String all = Printable.quoted(header.text(Attribute.IMAGE_TYPE));
      throw Refusal.SPECIAL_VIEW.because(
          Attribute.IMAGE_TYPE, "is " + all + ": a stereotactic or biopsy view");
    }
  }

  private void refuseMagnified() {
    Attribute factor = Attribute.ESTIMATED_RADIOGRAPHIC_MAGNIFICATION_FACTOR;
    if (header.decimal(factor).orElse(1.0) > LARGEST_MAGNIFICATION) {
      throw Refusal.SPECIAL_VIEW.because(
          factor, "is " + Printable.plain(header.text(factor)) + ": a magnification view");
    }
  }

  private void refuseModifier(Predicate<String> code, Refusal reason, String meaning) {
    ViewModifiers.of(header).stream()
        .map(ViewModifiers.Modifier::code)
        .filter(code)
        .findFirst()
        .ifPresent(
            found -> {
              throw reason.because(
                  Attribute.VIEW_MODIFIER_CODE_SEQUENCE, "holds " + found + ": " + meaning);
            });
  }
}

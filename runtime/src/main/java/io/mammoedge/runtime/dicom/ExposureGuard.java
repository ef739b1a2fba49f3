package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Printable;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.List;
import java.util.OptionalDouble;
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

  /**
   * With a needle: Image Type, value 3 (PS3.3 C.8.11.7.1.4), up to {@code _MINUS}, {@code _PLUS}.
   */
  private static final List<String> NEEDLE =
      List.of("STEREO", "PREFIRE", "POSTFIRE", "POSTBIOPSY", "POSTMARKER", "BIOPSY");

  /**
   * Of a contrast-enhanced mammography: Image Type, values 3 to 5 (PS3.3 C.8.11.7.1.4), and how
   * vendors call a subtraction. A LOW_ENERGY image alone is close to a plain mammogram.
   */
  private static final List<String> CONTRAST =
      List.of(
          "PRE_CONTRAST", "POST_CONTRAST", "ADDITION", "SUBTRACTION", "HIGH_ENERGY", "RECOMBINED");

  private static final Set<String> IMPLANT_DISPLACED = Set.of("399209000", "R-102D5");

  private final DataSet header;

  private ExposureGuard(DataSet header) {
    this.header = header;
  }

  static void check(DataSet header, Accept accept) {
    ExposureGuard guard = new ExposureGuard(header);
    guard.refuseQualityControl();
    guard.refuseYes(Attribute.CALIBRATION_IMAGE, Refusal.QUALITY_CONTROL);
    guard.refuseSpecimens();
    guard.refuseType(NEEDLE, "a stereotactic or biopsy view");
    guard.refuseType(CONTRAST, "a contrast-enhanced mammography");
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

  /** BOTH is a phantom beside the patient (PS3.3 C.8.11.1). */
  private void refuseQualityControl() {
    String said = header.text(Attribute.QUALITY_CONTROL_IMAGE);
    if (said.equals("YES") || said.equals("BOTH")) {
      throw Refusal.QUALITY_CONTROL.because(Attribute.QUALITY_CONTROL_IMAGE, "is " + said);
    }
  }

  private void refuseSpecimens() {
    if (!header.items(Attribute.SPECIMEN_DESCRIPTION_SEQUENCE).isEmpty()) {
      throw Refusal.NOT_A_MAMMOGRAM.because(
          Attribute.SPECIMEN_DESCRIPTION_SEQUENCE, "is there: a specimen");
    }
  }

  private void refuseType(List<String> prefixes, String meaning) {
    Attribute type = Attribute.IMAGE_TYPE;
    if (header.texts(type).stream().anyMatch(v -> prefixes.stream().anyMatch(v::startsWith))) {
      throw Refusal.SPECIAL_VIEW.because(
          type, "is " + Printable.quoted(header.text(type)) + ": " + meaning);
    }
  }

  private void refuseMagnified() {
    Attribute factor = Attribute.ESTIMATED_RADIOGRAPHIC_MAGNIFICATION_FACTOR;
    OptionalDouble stated = header.decimal(factor);
    if (stated.isEmpty()) {
      refuseFarFromTheDetector();
    } else if (stated.getAsDouble() > LARGEST_MAGNIFICATION) {
      throw Refusal.SPECIAL_VIEW.because(
          factor, "is " + Printable.plain(header.text(factor)) + ": a magnification view");
    }
  }

  /**
   * The factor is the ratio of these distances (PS3.3 C.8.11.7); what is none of them counts not.
   */
  private void refuseFarFromTheDetector() {
    Attribute toDetector = Attribute.DISTANCE_SOURCE_TO_DETECTOR;
    Attribute toPatient = Attribute.DISTANCE_SOURCE_TO_PATIENT;
    double detector = distance(toDetector);
    double patient = distance(toPatient);
    if (patient > 0 && detector / patient > LARGEST_MAGNIFICATION) {
      throw Refusal.SPECIAL_VIEW.because(
          toDetector,
          "is " + detector + ", " + toPatient + " is " + patient + ": a magnification view");
    }
  }

  /** In mm; 0 where it is not told, or is no number. */
  private double distance(Attribute attribute) {
    try {
      return header.decimal(attribute).orElse(0);
    } catch (RefusedImageException e) {
      return 0;
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

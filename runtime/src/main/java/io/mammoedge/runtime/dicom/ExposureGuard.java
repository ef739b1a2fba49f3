package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Printable;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.List;
import java.util.Set;

/** Turns away mammograms of a kind that no screening model has seen. */
final class ExposureGuard {
  /** Contact views state at most about 1.1, magnification views 1.5 and more. */
  private static final double LARGEST_MAGNIFICATION = 1.2;

  /** Magnification and spot compression in SNOMED CT and in its older codes (PS3.16 CID 4015). */
  private static final Set<String> SPECIAL_MODIFIERS =
      Set.of("399163009", "R-102D6", "399055006", "R-102D7");

  private ExposureGuard() {}

  static void check(DataSet header, Accept accept) {
    refuseYes(header, Attribute.QUALITY_CONTROL_IMAGE, Refusal.QUALITY_CONTROL);
    refuseYes(header, Attribute.CALIBRATION_IMAGE, Refusal.QUALITY_CONTROL);
    refuseSpecimens(header);
    refuseBiopsies(header);
    refuseMagnified(header);
    refuseSpecialViews(header);
    if (accept == Accept.CLINICAL) {
      refuseYes(header, Attribute.BREAST_IMPLANT_PRESENT, Refusal.IMPLANT);
      refuseYes(header, Attribute.BURNED_IN_ANNOTATION, Refusal.BURNED_IN_ANNOTATION);
    }
  }

  private static void refuseYes(DataSet header, Attribute attribute, Refusal reason) {
    if (header.text(attribute).equals("YES")) {
      throw reason.because(attribute + " is YES");
    }
  }

  private static void refuseSpecimens(DataSet header) {
    if (!header.items(Attribute.SPECIMEN_DESCRIPTION_SEQUENCE).isEmpty()) {
      throw Refusal.NOT_A_MAMMOGRAM.because(
          Attribute.SPECIMEN_DESCRIPTION_SEQUENCE + " is there: a specimen");
    }
  }

  private static void refuseBiopsies(DataSet header) {
    List<String> type = header.texts(Attribute.IMAGE_TYPE);
    if (type.stream().anyMatch(v -> v.startsWith("STEREO") || v.startsWith("BIOPSY"))) {
      throw Refusal.SPECIAL_VIEW.because(
          Attribute.IMAGE_TYPE
              + " is "
              + Printable.quoted(header.text(Attribute.IMAGE_TYPE))
              + ": a stereotactic or biopsy view");
    }
  }

  private static void refuseMagnified(DataSet header) {
    Attribute factor = Attribute.ESTIMATED_RADIOGRAPHIC_MAGNIFICATION_FACTOR;
    if (header.decimal(factor).orElse(1.0) > LARGEST_MAGNIFICATION) {
      throw Refusal.SPECIAL_VIEW.because(
          factor + " is " + Printable.plain(header.text(factor)) + ": a magnification view");
    }
  }

  private static void refuseSpecialViews(DataSet header) {
    for (DataSet view : header.items(Attribute.VIEW_CODE_SEQUENCE)) {
      for (DataSet modifier : view.items(Attribute.VIEW_MODIFIER_CODE_SEQUENCE)) {
        String code = modifier.text(Attribute.CODE_VALUE);
        if (SPECIAL_MODIFIERS.contains(code)) {
          throw Refusal.SPECIAL_VIEW.because(
              Attribute.VIEW_MODIFIER_CODE_SEQUENCE
                  + " holds "
                  + code
                  + ": a magnification or spot view");
        }
      }
    }
  }
}

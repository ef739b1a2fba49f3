package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Printable;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.Locale;
import java.util.Set;

/** Turns away what is another kind of object than a mammogram that {@link Accept} takes. */
final class KindGuard {
  private static final Set<String> ARCHIVE_MODALITIES = Set.of("MG", "RG", "OT", "SC", "CR", "DX");

  private final DataSet header;
  private final String sopClass;

  private KindGuard(DataSet header) {
    this.header = header;
    this.sopClass = header.text(Attribute.SOP_CLASS_UID);
  }

  static void check(DataSet header, Accept accept) {
    TomosynthesisGuard.check(header);
    KindGuard guard = new KindGuard(header);
    guard.refuseForProcessing();
    if (accept == Accept.ARCHIVE && guard.sopClass.equals(SopClass.SECONDARY_CAPTURE)) {
      guard.requireBreastFilm();
    } else {
      guard.requireMammogram(accept);
    }
  }

  private void refuseForProcessing() {
    if (sopClass.equals(SopClass.MAMMOGRAM_FOR_PROCESSING)) {
      throw refusal(Refusal.FOR_PROCESSING, Attribute.SOP_CLASS_UID, "ask for FOR PRESENTATION");
    }
    if (header.text(Attribute.PRESENTATION_INTENT_TYPE).equals("FOR PROCESSING")) {
      throw refusal(
          Refusal.FOR_PROCESSING, Attribute.PRESENTATION_INTENT_TYPE, "ask for FOR PRESENTATION");
    }
  }

  private void requireMammogram(Accept accept) {
    if (!sopClass.equals(SopClass.MAMMOGRAM)) {
      boolean film =
          accept == Accept.CLINICAL && sopClass.equals(SopClass.SECONDARY_CAPTURE) && isOfBreast();
      throw refusal(
          Refusal.NOT_A_MAMMOGRAM,
          Attribute.SOP_CLASS_UID,
          film ? "digitised film needs --accept archive" : "not a mammogram, For Presentation");
    }
    if (!modality().equals("MG")) {
      throw refusal(Refusal.NOT_A_MAMMOGRAM, Attribute.MODALITY, "it must be MG");
    }
  }

  private void requireBreastFilm() {
    if (!isOfBreast()) {
      throw refusal(Refusal.NOT_A_MAMMOGRAM, Attribute.BODY_PART_EXAMINED, "it must be BREAST");
    }
    if (!ARCHIVE_MODALITIES.contains(modality())) {
      throw refusal(Refusal.NOT_A_MAMMOGRAM, Attribute.MODALITY, "not one of a mammogram");
    }
    String series = header.text(Attribute.SERIES_DESCRIPTION).toLowerCase(Locale.ROOT);
    if (series.startsWith("roi mask") || series.startsWith("cropped")) {
      throw refusal(Refusal.NOT_A_MAMMOGRAM, Attribute.SERIES_DESCRIPTION, "not a whole mammogram");
    }
  }

  private boolean isOfBreast() {
    return header.text(Attribute.BODY_PART_EXAMINED).equals("BREAST");
  }

  private String modality() {
    return header.text(Attribute.MODALITY);
  }

  private RefusedImageException refusal(Refusal reason, Attribute attribute, String why) {
    String text = header.text(attribute);
    String shown = attribute == Attribute.SOP_CLASS_UID ? SopClass.describe(text) : text;
    String what = text.isEmpty() ? "is missing" : "is " + Printable.quoted(shown);
    return reason.because(attribute, what + ": " + why);
  }
}

package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Printable;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.List;
import java.util.function.Predicate;

/**
 * Turns away volumes, slices and projections of a tomosynthesis, also those that come as another
 * kind of object. A mammogram that was computed from one (GENERATED_2D) passes.
 */
final class TomosynthesisGuard {
  private static final String HOLOGIC = "HOLOGIC";

  private final DataSet header;

  private TomosynthesisGuard(DataSet header) {
    this.header = header;
  }

  static void check(DataSet header) {
    TomosynthesisGuard guard = new TomosynthesisGuard(header);
    guard.refuse(Attribute.SOP_CLASS_UID, SopClass.TOMOSYNTHESIS::contains);
    guard.refuseSlicesAsCt();
    if (guard.mayHoldPrivateSlices()) {
      guard.refuse(Attribute.PRIVATE_CREATOR, creator -> creator.startsWith(HOLOGIC));
    }
    if (guard.mayPassAsMammogram() && !isGenerated2d(header)) {
      guard.refuse(Attribute.IMAGE_TYPE, type -> type.startsWith("TOMO"));
      guard.refuse(Attribute.VOLUMETRIC_PROPERTIES, properties -> !properties.isEmpty());
      guard.refuse(Attribute.TOMO_CLASS, "TOMOSYNTHESIS"::equals);
    }
  }

  /**
   * Hologic's private slices come as Secondary Capture or in a class of its own; its plain
   * mammograms may carry the private group, too, but not the slices in it.
   */
  private boolean mayHoldPrivateSlices() {
    String sopClass = header.text(Attribute.SOP_CLASS_UID);
    return sopClass.equals(SopClass.SECONDARY_CAPTURE)
        || SopClass.isPrivate(sopClass)
        || !header.items(Attribute.PRIVATE_SLICES).isEmpty()
        || header.bytes(Attribute.PRIVATE_SLICES).length > 0
        || header.bytes(Attribute.PRIVATE_CODEC_CONTENT).length > 0;
  }

  /** Other classes are no mammograms anyway: a volume of a brain is not a tomosynthesis. */
  private boolean mayPassAsMammogram() {
    String sopClass = header.text(Attribute.SOP_CLASS_UID);
    return sopClass.equals(SopClass.MAMMOGRAM) || sopClass.equals(SopClass.SECONDARY_CAPTURE);
  }

  /** Whether the image was computed from a tomosynthesis to look like a mammogram. */
  static boolean isGenerated2d(DataSet header) {
    return header.texts(Attribute.IMAGE_TYPE).contains("GENERATED_2D");
  }

  private void refuse(Attribute attribute, Predicate<String> isTomosynthesis) {
    List<String> values = header.texts(attribute);
    if (values.stream().anyMatch(isTomosynthesis)) {
      throw Refusal.TOMOSYNTHESIS.because(
          attribute, "is " + Printable.quoted(header.text(attribute)) + ": a tomosynthesis");
    }
  }

  private void refuseSlicesAsCt() {
    boolean ofBreast =
        header.text(Attribute.MODALITY).equals("MG")
            || header.text(Attribute.BODY_PART_EXAMINED).equals("BREAST")
            || !header.items(Attribute.VIEW_CODE_SEQUENCE).isEmpty()
            || !header.text(Attribute.VIEW_POSITION).isEmpty();
    if (ofBreast && header.text(Attribute.SOP_CLASS_UID).equals(SopClass.CT)) {
      throw Refusal.TOMOSYNTHESIS.because(
          Attribute.SOP_CLASS_UID, "is CT Image Storage, of a breast: a slice of a tomosynthesis");
    }
  }
}

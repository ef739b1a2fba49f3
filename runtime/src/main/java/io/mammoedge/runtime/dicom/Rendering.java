package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * What an {@link Intensity} means for one image.
 *
 * @param words where the brightness comes from
 * @param brightness stored value to 0..1, before a MONOCHROME1 image is inverted; may lie outside
 * @param warnings about it; may be empty
 */
record Rendering(String words, DoubleUnaryOperator brightness, List<String> warnings) {
  /**
   * Chooses the transformations of an image.
   *
   * @param used its different stored values, padding left out
   * @throws io.mammoedge.runtime.RefusedImageException when they all become the same brightness: a
   *     blank exposure, or a window beside all values
   */
  static Rendering of(Intensity intensity, DataSet header, ImagePixel layout, int[] used) {
    ModalityTransform modality = ModalityTransform.of(header, layout);
    Rendering chosen =
        switch (intensity) {
          case STORED -> stored(layout, modality, List.of());
          case VOI -> voi(header, layout, modality);
          case MINMAX -> minMax(modality, used);
        };
    if (Presentation.isBlank(used, chosen.brightness)) {
      throw Refusal.BLANK.because("all pixels have the same value: there is no breast");
    }
    return chosen;
  }

  private static Rendering stored(
      ImagePixel layout, ModalityTransform modality, List<String> warnings) {
    String words = "stored range, " + layout.bitsStored() + " bits";
    return new Rendering(words, modality::part, warnings);
  }

  private static Rendering voi(DataSet header, ImagePixel layout, ModalityTransform modality) {
    Optional<VoiTransform> voi = VoiTransform.first(header, modality);
    if (voi.isEmpty()) {
      return stored(layout, modality, withoutVoi(header));
    }
    DoubleUnaryOperator both = modality.function().andThen(voi.get().function());
    return new Rendering(voi.get().words(), both, List.of());
  }

  /** Digitised film has no window, and nobody misses it; a digital mammogram should have one. */
  private static List<String> withoutVoi(DataSet header) {
    return header.text(Attribute.SOP_CLASS_UID).equals(SopClass.SECONDARY_CAPTURE)
        ? List.of()
        : List.of("no VOI window or table: the stored range is used");
  }

  private static Rendering minMax(ModalityTransform modality, int[] used) {
    DoubleSummaryStatistics values =
        IntStream.of(used)
            .mapToDouble(x -> modality.function().applyAsDouble(x))
            .summaryStatistics();
    double least = values.getMin();
    double most = values.getMax();
    if (least >= most) {
      return new Rendering("minimum to maximum", x -> 0, List.of());
    }
    return new Rendering(
        "minimum to maximum, " + Math.round(least) + ".." + Math.round(most),
        modality.function().andThen(value -> (value - least) / (most - least)),
        List.of());
  }
}

package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Printable;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * A view on the values of interest (PS3.3 C.11.2). Windows and tables of an image are alternatives;
 * its first window is the default, then its first table.
 *
 * @param words what is applied, such as {@code VOI SIGMOID "NORMAL" 2500/4095}
 * @param function modality value to brightness 0..1
 */
record VoiTransform(String words, DoubleUnaryOperator function) {
  /** The default of an image, if it has any. */
  static Optional<VoiTransform> first(DataSet header, ModalityTransform modality) {
    return all(header, modality).findFirst();
  }

  /** All alternatives, read one by one: what is wrong with the others is no matter. */
  static Stream<VoiTransform> all(DataSet header, ModalityTransform modality) {
    boolean signedInput = modality.least() < 0;
    return Stream.concat(
        Window.all(header).map(VoiTransform::of),
        header.items(Attribute.VOI_LUT_SEQUENCE).stream().map(item -> of(item, signedInput)));
  }

  private static VoiTransform of(Window window) {
    return new VoiTransform("VOI " + window, window::brightness);
  }

  private static VoiTransform of(DataSet item, boolean signedInput) {
    LookupTable table = LookupTable.of(item, signedInput);
    String explanation = item.text(Attribute.LUT_EXPLANATION);
    String name = explanation.isEmpty() ? "" : " " + Printable.quoted(explanation);
    return new VoiTransform("VOI LUT" + name + " " + table.bits() + " bits", table::part);
  }
}

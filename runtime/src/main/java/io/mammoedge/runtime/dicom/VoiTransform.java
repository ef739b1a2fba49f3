package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Printable;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A view on the values of interest (PS3.3 C.11.2). Windows and tables of an image are alternatives;
 * its first window is the default, then its first table.
 *
 * @param words what is applied, such as {@code VOI SIGMOID "NORMAL" 2500/4095}
 * @param function modality value to brightness 0..1
 */
record VoiTransform(String words, DoubleUnaryOperator function) {
  /** The default of an image, if it has any. */
  static Optional<VoiTransform> first(DataSet header, ImagePixel layout) {
    Optional<VoiTransform> window = Window.first(header).map(VoiTransform::of);
    return window.isPresent() ? window : firstTable(header, layout);
  }

  private static VoiTransform of(Window window) {
    return new VoiTransform("VOI " + window, window::brightness);
  }

  private static Optional<VoiTransform> firstTable(DataSet header, ImagePixel layout) {
    List<DataSet> tables = header.items(Attribute.VOI_LUT_SEQUENCE);
    return tables.stream().findFirst().map(item -> of(item, layout));
  }

  private static VoiTransform of(DataSet item, ImagePixel layout) {
    LookupTable table = LookupTable.of(item, layout.signed());
    String explanation = item.text(Attribute.LUT_EXPLANATION);
    String name = explanation.isEmpty() ? "" : " " + Printable.quoted(explanation);
    return new VoiTransform("VOI LUT" + name + " " + table.bits() + " bits", table::part);
  }
}

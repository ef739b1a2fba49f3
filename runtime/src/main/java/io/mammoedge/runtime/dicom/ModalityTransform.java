package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * From stored values to the modality's own (PS3.3 C.11.1): a table, or slope and intercept.
 *
 * @param identity whether nothing changes, as digital mammography demands
 * @param function stored value to modality value
 */
record ModalityTransform(boolean identity, DoubleUnaryOperator function) {
  /** Reads the first item of the Modality LUT Sequence, or else the rescale attributes. */
  static ModalityTransform of(DataSet header, ImagePixel layout) {
    List<DataSet> tables = header.items(Attribute.MODALITY_LUT_SEQUENCE);
    if (tables.isEmpty()) {
      return rescale(header);
    }
    LookupTable table = LookupTable.of(tables.get(0), layout.signed());
    return new ModalityTransform(false, table::entry);
  }

  private static ModalityTransform rescale(DataSet header) {
    double slope = header.decimal(Attribute.RESCALE_SLOPE).orElse(1.0);
    double intercept = header.decimal(Attribute.RESCALE_INTERCEPT).orElse(0.0);
    if (slope == 0) {
      throw Refusal.MALFORMED.because(Attribute.RESCALE_SLOPE + " is 0");
    }
    return new ModalityTransform(slope == 1 && intercept == 0, x -> slope * x + intercept);
  }
}

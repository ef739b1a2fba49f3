package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * From stored values to the modality's own (PS3.3 C.11.1): a table, or slope and intercept. Digital
 * mammography demands that nothing changes (PS3.3 C.8.11.3), film and odd files know more.
 *
 * @param function stored value to modality value
 * @param least the smallest modality value that can come about
 * @param most the largest, above {@code least}
 */
record ModalityTransform(DoubleUnaryOperator function, double least, double most) {
  /** Reads the first item of the Modality LUT Sequence, or else the rescale attributes. */
  static ModalityTransform of(DataSet header, ImagePixel layout) {
    List<DataSet> tables = header.items(Attribute.MODALITY_LUT_SEQUENCE);
    if (tables.isEmpty()) {
      return rescale(header, layout);
    }
    LookupTable table = LookupTable.of(tables.get(0), layout.signed());
    return new ModalityTransform(table::entry, 0, table.largest());
  }

  private static ModalityTransform rescale(DataSet header, ImagePixel layout) {
    double slope = header.decimal(Attribute.RESCALE_SLOPE).orElse(1.0);
    double intercept = header.decimal(Attribute.RESCALE_INTERCEPT).orElse(0.0);
    DoubleUnaryOperator function = x -> slope * x + intercept;
    double one = function.applyAsDouble(layout.least());
    double other = function.applyAsDouble(layout.least() + layout.levels() - 1);
    double range = Math.abs(other - one);
    if (range == 0 || !Double.isFinite(range)) {
      throw Refusal.MALFORMED.because(
          Attribute.RESCALE_SLOPE, "is " + slope + ": its range of values is no number above 0");
    }
    return new ModalityTransform(function, Math.min(one, other), Math.max(one, other));
  }

  /** Where a stored value lies between {@link #least} and {@link #most}, 0..1. */
  double part(double stored) {
    return (function.applyAsDouble(stored) - least) / (most - least);
  }
}

package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.DataSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Which breast, from where.
 *
 * @param laterality which breast, and what says so
 * @param view which projection, and what says so
 * @param warnings about both; may be empty
 */
record Projection(Stated<Laterality> laterality, Stated<View> view, List<String> warnings) {
  /** Reads both; what is missing or contradicts itself is an {@link Accept#doubt}. */
  static Projection of(DataSet header, Accept accept) {
    List<String> warnings = new ArrayList<>();
    Stated<Laterality> laterality = BreastSide.of(header, accept, warnings);
    Stated<View> view = BreastView.of(header, accept, warnings);
    return new Projection(laterality, view, warnings);
  }
}

package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Printable;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which breast, from where.
 *
 * @param laterality which breast
 * @param view which projection
 * @param warnings about both; may be empty
 */
record Projection(Laterality laterality, View view, List<String> warnings) {
  /** SNOMED CT and its older codes (PS3.16 CID 4014). */
  private static final Map<String, View> VIEW_CODES =
      Map.of(
          "399162004", View.CC,
          "R-10242", View.CC,
          "399368009", View.MLO,
          "R-10226", View.MLO);

  private static final Map<String, View> VIEW_NAMES = Map.of("CC", View.CC, "MLO", View.MLO);

  private static final Map<String, Laterality> SIDES =
      Map.of("L", Laterality.L, "R", Laterality.R, "LEFT", Laterality.L, "RIGHT", Laterality.R);

  /** Reads both; what is missing is a refusal in the clinic and a warning in an archive. */
  static Projection of(DataSet header, Accept accept) {
    List<String> warnings = new ArrayList<>();
    Laterality laterality = laterality(header, warnings);
    View view = view(header, warnings);
    if (laterality == Laterality.UNKNOWN) {
      missing(Refusal.NO_LATERALITY, Attribute.IMAGE_LATERALITY, header, accept, warnings);
    }
    if (view == View.UNKNOWN) {
      missing(Refusal.UNSUPPORTED_VIEW, Attribute.VIEW_POSITION, header, accept, warnings);
    }
    return new Projection(laterality, view, warnings);
  }

  private static void missing(
      Refusal reason, Attribute attribute, DataSet header, Accept accept, List<String> warnings) {
    String text = header.text(attribute);
    String what = attribute + (text.isEmpty() ? " is missing" : " is " + Printable.quoted(text));
    if (accept == Accept.CLINICAL) {
      throw reason.because(what + ": needed are L or R, and CC or MLO");
    }
    warnings.add(what);
  }

  private static Laterality laterality(DataSet header, List<String> warnings) {
    Laterality image = side(header, Attribute.IMAGE_LATERALITY);
    Laterality series = side(header, Attribute.LATERALITY);
    if (image != Laterality.UNKNOWN && series != Laterality.UNKNOWN && image != series) {
      warnings.add(Attribute.IMAGE_LATERALITY + " and " + Attribute.LATERALITY + " disagree");
    }
    return image == Laterality.UNKNOWN ? series : image;
  }

  private static Laterality side(DataSet header, Attribute attribute) {
    return SIDES.getOrDefault(header.text(attribute), Laterality.UNKNOWN);
  }

  private static View view(DataSet header, List<String> warnings) {
    List<DataSet> codes = header.items(Attribute.VIEW_CODE_SEQUENCE);
    View named = namedView(header);
    if (codes.isEmpty()) {
      return named;
    }
    View coded = VIEW_CODES.getOrDefault(codes.get(0).text(Attribute.CODE_VALUE), View.UNKNOWN);
    if (named != View.UNKNOWN && named != coded) {
      warnings.add(Attribute.VIEW_CODE_SEQUENCE + " and " + Attribute.VIEW_POSITION + " disagree");
    }
    return coded;
  }

  /** CBIS-DDSM has the view in Patient Orientation. */
  private static View namedView(DataSet header) {
    return Stream.concat(
            header.texts(Attribute.VIEW_POSITION).stream(),
            header.texts(Attribute.PATIENT_ORIENTATION).stream())
        .filter(VIEW_NAMES::containsKey)
        .map(VIEW_NAMES::get)
        .findFirst()
        .orElse(View.UNKNOWN);
  }
}

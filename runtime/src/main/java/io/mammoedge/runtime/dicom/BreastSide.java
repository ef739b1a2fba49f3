package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Printable;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which breast: Image Laterality (PS3.3 C.8.11.7), which must agree with the series' Laterality.
 * That alone is enough in an archive only.
 */
final class BreastSide {
  private static final Map<String, Laterality> SIDES =
      Map.of("L", Laterality.L, "R", Laterality.R, "LEFT", Laterality.L, "RIGHT", Laterality.R);

  private final DataSet header;
  private final List<Stated<Laterality>> statements = new ArrayList<>();

  private BreastSide(DataSet header) {
    this.header = header;
  }

  static Stated<Laterality> of(DataSet header, Accept accept, List<String> warnings) {
    BreastSide side = new BreastSide(header);
    side.ask(Attribute.IMAGE_LATERALITY);
    boolean saidOfTheImage = !side.statements.isEmpty();
    side.ask(Attribute.LATERALITY);
    boolean enough = saidOfTheImage || (accept == Accept.ARCHIVE && !side.statements.isEmpty());
    if (!enough) {
      accept.doubt(side.nothingSaid(), warnings);
    }
    return Stated.agreed(side.statements, Laterality.UNKNOWN, accept, warnings);
  }

  private void ask(Attribute attribute) {
    String text = header.text(attribute);
    if (SIDES.containsKey(text)) {
      statements.add(new Stated<>(SIDES.get(text), attribute, text));
    }
  }

  private RefusedImageException nothingSaid() {
    String text = header.text(Attribute.IMAGE_LATERALITY);
    String what = text.isEmpty() ? "is missing" : "is " + Printable.quoted(text);
    return Refusal.NO_LATERALITY.because(Attribute.IMAGE_LATERALITY, what + ": it must be L or R");
  }
}

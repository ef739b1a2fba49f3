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
 * From where: View Code Sequence (PS3.3 C.8.11.7), with which View Position must agree, but for an
 * ML beside the code of an oblique view.
 */
final class BreastView {
  /** SNOMED CT and its older codes (PS3.16 CID 4014). */
  private static final Map<String, View> CODES =
      Map.of(
          "399162004", View.CC,
          "R-10242", View.CC,
          "399368009", View.MLO,
          "R-10226", View.MLO);

  /** The abbreviations of PS3.16 CID 4014. */
  private static final Map<String, View> NAMES =
      Map.ofEntries(
          Map.entry("CC", View.CC),
          Map.entry("MLO", View.MLO),
          Map.entry("ML", View.UNKNOWN),
          Map.entry("LM", View.UNKNOWN),
          Map.entry("LMO", View.UNKNOWN),
          Map.entry("FB", View.UNKNOWN),
          Map.entry("SIO", View.UNKNOWN),
          Map.entry("ISO", View.UNKNOWN),
          Map.entry("XCCL", View.UNKNOWN),
          Map.entry("XCCM", View.UNKNOWN));

  private final DataSet header;
  private final List<Stated<View>> statements = new ArrayList<>();

  private BreastView(DataSet header) {
    this.header = header;
  }

  static Stated<View> of(DataSet header, Accept accept, List<String> warnings) {
    BreastView view = new BreastView(header);
    view.askCode();
    if (!view.codeOverrulesMl(warnings)) {
      view.askName(Attribute.VIEW_POSITION);
    }
    if (accept == Accept.ARCHIVE) {
      // CBIS-DDSM has the view there.
      view.askName(Attribute.PATIENT_ORIENTATION);
    }
    int doubts = warnings.size();
    Stated<View> agreed = Stated.agreed(view.statements, View.UNKNOWN, accept, warnings);
    if (agreed.value() == View.UNKNOWN && warnings.size() == doubts) {
      accept.doubt(view.unsupported(agreed), warnings);
    }
    return agreed;
  }

  private void askCode() {
    for (DataSet code : header.items(Attribute.VIEW_CODE_SEQUENCE)) {
      String value = CodedEntry.code(code);
      View view = CODES.getOrDefault(value, View.UNKNOWN);
      statements.add(new Stated<>(view, Attribute.VIEW_CODE_SEQUENCE, value));
    }
  }

  /** Units write the position ML (medio-lateral) for an oblique view, too: its code is exact. */
  private boolean codeOverrulesMl(List<String> warnings) {
    boolean oblique = !statements.isEmpty() && statements.get(0).value() == View.MLO;
    if (!oblique || !header.text(Attribute.VIEW_POSITION).equals("ML")) {
      return false;
    }
    Stated<View> position = new Stated<>(View.UNKNOWN, Attribute.VIEW_POSITION, "ML");
    warnings.add(position.words() + ", but " + statements.get(0).words() + ", which decides");
    return true;
  }

  private void askName(Attribute attribute) {
    for (String name : header.texts(attribute)) {
      if (NAMES.containsKey(name)) {
        statements.add(new Stated<>(NAMES.get(name), attribute, name));
      }
    }
  }

  private RefusedImageException unsupported(Stated<View> agreed) {
    if (agreed.attribute() != null) {
      return refusal(agreed.attribute(), "is " + agreed.quoted());
    }
    String text = header.text(Attribute.VIEW_POSITION);
    return refusal(
        Attribute.VIEW_POSITION, text.isEmpty() ? "is missing" : "is " + Printable.quoted(text));
  }

  private static RefusedImageException refusal(Attribute attribute, String what) {
    return Refusal.UNSUPPORTED_VIEW.because(
        attribute, what + ": only cranio-caudal (CC) and medio-lateral oblique (MLO) are taken");
  }
}

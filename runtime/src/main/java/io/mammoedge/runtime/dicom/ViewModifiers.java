package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Printable;
import java.util.List;

/** View Modifier Code Sequences of a mammogram's View Code Sequence (PS3.16 CID 4015). */
final class ViewModifiers {
  private ViewModifiers() {}

  /** A code and what its file says that it means. */
  record Modifier(String code, String meaning) {
    @Override
    public String toString() {
      return Printable.plain(code) + " " + Printable.quoted(meaning);
    }
  }

  static List<Modifier> of(DataSet header) {
    return header.items(Attribute.VIEW_CODE_SEQUENCE).stream()
        .flatMap(view -> view.items(Attribute.VIEW_MODIFIER_CODE_SEQUENCE).stream())
        .map(
            item ->
                new Modifier(item.text(Attribute.CODE_VALUE), item.text(Attribute.CODE_MEANING)))
        .toList();
  }
}

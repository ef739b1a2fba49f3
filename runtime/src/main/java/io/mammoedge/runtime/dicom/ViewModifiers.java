package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Printable;
import java.util.List;
import java.util.stream.Stream;

/**
 * View Modifier Code Sequences (PS3.16 CID 4015): of a mammogram's View Code Sequence, where they
 * belong, and beside it, where some write them.
 */
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
    return Stream.concat(header.items(Attribute.VIEW_CODE_SEQUENCE).stream(), Stream.of(header))
        .flatMap(place -> place.items(Attribute.VIEW_MODIFIER_CODE_SEQUENCE).stream())
        .map(item -> new Modifier(CodedEntry.code(item), item.text(Attribute.CODE_MEANING)))
        .toList();
  }
}

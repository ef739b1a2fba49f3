package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.Printable;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.List;

/**
 * What an attribute states.
 *
 * @param value what is understood
 * @param attribute where it stands; null where no attribute says so
 * @param text what stands there
 */
record Stated<T>(T value, Attribute attribute, String text) {
  /**
   * The first statement, which no other may contradict.
   *
   * @param statements the most trusted first
   * @param nothing what is known where nobody says anything, or where they disagree
   */
  static <T> Stated<T> agreed(
      List<Stated<T>> statements, T nothing, Accept accept, List<String> warnings) {
    if (statements.isEmpty()) {
      return new Stated<>(nothing, null, "");
    }
    Stated<T> first = statements.get(0);
    for (Stated<T> other : statements) {
      if (!other.value().equals(first.value())) {
        accept.doubt(
            Refusal.CONTRADICTION.because(
                first.attribute(), "is " + first.quoted() + ", but " + other.words()),
            warnings);
        return new Stated<>(nothing, null, "");
      }
    }
    return first;
  }

  String quoted() {
    return Printable.quoted(text);
  }

  String words() {
    return attribute + " is " + quoted();
  }
}

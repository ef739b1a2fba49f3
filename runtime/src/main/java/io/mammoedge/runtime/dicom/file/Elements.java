package io.mammoedge.runtime.dicom.file;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The elements of a data set or item while it is being read. */
final class Elements {
  private final Map<Integer, DataSet.Value> values = new HashMap<>();
  private final Map<Integer, List<DataSet>> sequences = new HashMap<>();

  /** As far as the elements have been read: their own, or else the inherited one. */
  private CharacterSet characterSet;

  /** An item inherits the character set of what is around it. */
  Elements(CharacterSet inherited) {
    this.characterSet = inherited;
  }

  void put(ElementHeader header, DataSet.Value value) {
    once(header, values.put(header.tag(), value));
    if (header.tag() == Attribute.SPECIFIC_CHARACTER_SET.tag()) {
      characterSet = CharacterSet.of(new String(value.bytes(), StandardCharsets.US_ASCII));
    }
  }

  void put(ElementHeader header, List<DataSet> items) {
    once(header, sequences.put(header.tag(), items));
  }

  CharacterSet characterSet() {
    return characterSet;
  }

  DataSet toDataSet() {
    return new DataSet(characterSet, values, sequences);
  }

  private static void once(ElementHeader header, Object earlier) {
    if (earlier != null) {
      throw Refusal.MALFORMED.because(header + " is there twice");
    }
  }
}

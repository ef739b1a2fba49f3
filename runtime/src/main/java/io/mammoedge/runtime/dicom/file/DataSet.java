package io.mammoedge.runtime.dicom.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The elements of a data set or of a sequence's item, up to the pixel data. Values are interpreted
 * when asked for: an implicit data set does not tell their representation. Values longer than
 * {@link Limits#VALUE_BYTES} were passed over and count as absent.
 */
public final class DataSet {
  /** Possessive: what was taken is not tried again, so the time is linear. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?+(\\d++\\.?+\\d*+|\\.\\d++)([eE][+-]?+\\d{1,4}+)?+");

  /** Characters; a decimal string has at most 16 (PS3.5 6.2), but some writers put down more. */
  private static final int LONGEST_NUMBER = 64;

  private static final Value NOTHING = new Value(new byte[0], ByteOrder.LITTLE_ENDIAN);

  private final CharacterSet characterSet;
  private final Map<Integer, Value> values;
  private final Map<Integer, List<DataSet>> sequences;

  /** What an element holds, and the order of its numbers. */
  record Value(byte[] bytes, ByteOrder order) {}

  DataSet(
      CharacterSet characterSet,
      Map<Integer, Value> values,
      Map<Integer, List<DataSet>> sequences) {
    this.characterSet = characterSet;
    this.values = Map.copyOf(values);
    this.sequences = Map.copyOf(sequences);
  }

  /** The items of a sequence; none if it is absent. */
  public List<DataSet> items(Attribute sequence) {
    return sequences.getOrDefault(sequence.tag(), List.of());
  }

  /** The text of an attribute, without padding; "" if it is absent or empty. */
  public String text(Attribute attribute) {
    Value value = values.get(attribute.tag());
    return value == null ? "" : trim(decode(value.bytes(), attribute));
  }

  /** Codes, numbers and identifiers are ASCII in any character set. */
  private String decode(byte[] text, Attribute attribute) {
    return attribute.isText()
        ? characterSet.decode(text)
        : new String(text, StandardCharsets.ISO_8859_1);
  }

  /** The values of a text attribute, each without padding; none if it is absent or empty. */
  public List<String> texts(Attribute attribute) {
    String all = text(attribute);
    return all.isEmpty() ? List.of() : Stream.of(all.split("\\\\", -1)).map(DataSet::trim).toList();
  }

  /** The first value of a text attribute; "" if it is absent or empty. */
  public String firstText(Attribute attribute) {
    return texts(attribute).stream().findFirst().orElse("");
  }

  /** The first value of a decimal string (DS) or integer string (IS); empty if there is none. */
  public OptionalDouble decimal(Attribute attribute) {
    String text = firstText(attribute);
    return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(parse(attribute, text));
  }

  /** One of several values of a decimal string (DS), which must be there. */
  public double decimal(Attribute attribute, int index) {
    return parse(attribute, texts(attribute).get(index));
  }

  private static double parse(Attribute attribute, String text) {
    // PS3.5 6.2: Double.parseDouble alone would also take "NaN", "1d" and "0x1p3".
    if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
      throw Refusal.MALFORMED.because(
          attribute, "is " + Printable.quoted(text) + ", which is not a number");
    }
    double number = Double.parseDouble(text);
    if (Double.isInfinite(number)) {
      throw Refusal.MALFORMED.because(attribute, "is " + Printable.quoted(text) + ": too large");
    }
    return number;
  }

  /** The first 16-bit number of an attribute, unsigned; empty if there is none. */
  public OptionalInt unsignedShort(Attribute attribute) {
    int[] numbers = unsignedShorts(attribute);
    return numbers.length == 0 ? OptionalInt.empty() : OptionalInt.of(numbers[0]);
  }

  /** All 16-bit numbers of an attribute, unsigned; none if it is absent. */
  public int[] unsignedShorts(Attribute attribute) {
    Value value = values.getOrDefault(attribute.tag(), NOTHING);
    ByteBuffer bytes = ByteBuffer.wrap(value.bytes()).order(value.order());
    int[] numbers = new int[bytes.remaining() / Short.BYTES];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Short.toUnsignedInt(bytes.getShort());
    }
    return numbers;
  }

  /** The bytes of a value; none if it is absent. */
  public byte[] bytes(Attribute attribute) {
    return values.getOrDefault(attribute.tag(), NOTHING).bytes().clone();
  }

  private static String trim(String padded) {
    return padded.replace('\0', ' ').strip();
  }
}

package io.mammoedge.runtime.dicom.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The elements of a data set or of a sequence's item, up to the pixel data. Values are interpreted
 * when asked for: an implicit data set does not tell their representation. Values longer than
 * {@link Limits#VALUE_BYTES} were passed over and count as absent.
 */
public final class DataSet {
  private final ByteOrder order;
  private final Map<Integer, byte[]> values;
  private final Map<Integer, List<DataSet>> sequences;

  DataSet(ByteOrder order, Map<Integer, byte[]> values, Map<Integer, List<DataSet>> sequences) {
    this.order = order;
    this.values = Map.copyOf(values);
    this.sequences = Map.copyOf(sequences);
  }

  /** The items of a sequence; none if it is absent. */
  public List<DataSet> items(Attribute sequence) {
    return sequences.getOrDefault(sequence.tag(), List.of());
  }

  /** The text of an attribute, without padding; "" if it is absent or empty. */
  public String text(Attribute attribute) {
    byte[] value = values.get(attribute.tag());
    return value == null ? "" : trim(new String(value, charset()));
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

  private static double parse(Attribute attribute, String text) {
    // PS3.5 6.2: Double.parseDouble alone would also take "NaN", "1d" and "0x1p3".
    if (!text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?")) {
      throw Refusal.MALFORMED.because(
          attribute + " is " + Printable.quoted(text) + ", which is not a number");
    }
    double number = Double.parseDouble(text);
    if (Double.isInfinite(number)) {
      throw Refusal.MALFORMED.because(attribute + " is " + Printable.quoted(text) + ": too large");
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
    ByteBuffer bytes = ByteBuffer.wrap(bytes(attribute)).order(order);
    int[] numbers = new int[bytes.remaining() / Short.BYTES];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Short.toUnsignedInt(bytes.getShort());
    }
    return numbers;
  }

  /** The bytes of a value; none if it is absent. */
  public byte[] bytes(Attribute attribute) {
    byte[] value = values.get(attribute.tag());
    return value == null ? new byte[0] : value.clone();
  }

  /** Other encodings than these two keep at least their ASCII characters. */
  private Charset charset() {
    byte[] name = values.get(Attribute.SPECIFIC_CHARACTER_SET.tag());
    boolean utf8 =
        name != null && new String(name, StandardCharsets.US_ASCII).contains("ISO_IR 192");
    return utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
  }

  private static String trim(String padded) {
    return padded.replace('\0', ' ').strip();
  }
}

package io.mammoedge.runtime.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes data sets for tests, also wrong ones, in every uncompressed transfer syntax. */
final class DicomBytes {
  static final String IMPLICIT = "1.2.840.10008.1.2";
  static final String EXPLICIT = "1.2.840.10008.1.2.1";
  static final String DEFLATED = "1.2.840.10008.1.2.1.99";
  static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";

  private static final Set<String> LONG = Set.of("OB", "OW", "SQ", "UC", "UN", "UR");

  private record Element(String vr, Object value) {}

  private final Map<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);

  /** A complete FOR PRESENTATION mammogram without pixels. */
  static DicomBytes mammogram() {
    return new DicomBytes()
        .text(0x00080008, "CS", "ORIGINAL\\PRIMARY\\")
        .text(0x00080016, "UI", SopClass.MAMMOGRAM)
        .text(0x00080018, "UI", "1.2.3.4")
        .text(0x00080060, "CS", "MG")
        .text(0x00080068, "CS", "FOR PRESENTATION")
        .text(0x00080070, "LO", "ACME")
        .text(0x00100020, "LO", "patient 1")
        .text(0x00185101, "CS", "MLO")
        .text(0x00200062, "CS", "R");
  }

  /** A digitised film as CBIS-DDSM has it, without pixels. */
  static DicomBytes film() {
    return new DicomBytes()
        .text(0x00080016, "UI", SopClass.SECONDARY_CAPTURE)
        .text(0x00080060, "CS", "MG")
        .text(0x0008103E, "LO", "full mammogram images")
        .text(0x00180015, "CS", "BREAST")
        .text(0x00200020, "CS", "\\CC")
        .text(0x00200060, "CS", "L");
  }

  DicomBytes text(int tag, String vr, String value) {
    elements.put(tag, new Element(vr, value));
    return this;
  }

  DicomBytes numbers(int tag, int... values) {
    return numbers(tag, "US", values);
  }

  DicomBytes numbers(int tag, String vr, int... values) {
    elements.put(tag, new Element(vr, values));
    return this;
  }

  DicomBytes bytes(int tag, String vr, byte[] value) {
    elements.put(tag, new Element(vr, value));
    return this;
  }

  DicomBytes sequence(int tag, DicomBytes... items) {
    elements.put(tag, new Element("SQ", items));
    return this;
  }

  DicomBytes without(int tag) {
    elements.remove(tag);
    return this;
  }

  /** A grey image of one row for each array of 16-bit words. */
  DicomBytes image(int bitsStored, int[][] words) {
    int[] all = Arrays.stream(words).flatMapToInt(Arrays::stream).toArray();
    return layout(words.length, words[0].length, 16, bitsStored).numbers(0x7FE00010, "OW", all);
  }

  DicomBytes layout(int rows, int columns, int bitsAllocated, int bitsStored) {
    return numbers(0x00280002, 1)
        .text(0x00280004, "CS", "MONOCHROME2")
        .numbers(0x00280010, rows)
        .numbers(0x00280011, columns)
        .numbers(0x00280100, bitsAllocated)
        .numbers(0x00280101, bitsStored)
        .numbers(0x00280102, bitsStored - 1)
        .numbers(0x00280103, 0);
  }

  Path write(Path file, String transferSyntax) {
    try {
      return Files.write(file, file(transferSyntax, encode(transferSyntax)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes an image whose pixels are an empty offset table and these fragments. */
  Path writeEncapsulated(Path file, String transferSyntax, byte[]... fragments) {
    ByteArrayOutputStream dataSet = new ByteArrayOutputStream();
    dataSet.writeBytes(encode(EXPLICIT));
    dataSet.writeBytes(header(0x7FE00010, "OB", -1, true, ByteOrder.LITTLE_ENDIAN));
    dataSet.writeBytes(header(0xFFFEE000, "", 0, false, ByteOrder.LITTLE_ENDIAN));
    for (byte[] fragment : fragments) {
      dataSet.writeBytes(header(0xFFFEE000, "", fragment.length, false, ByteOrder.LITTLE_ENDIAN));
      dataSet.writeBytes(fragment);
    }
    dataSet.writeBytes(header(0xFFFEE0DD, "", 0, false, ByteOrder.LITTLE_ENDIAN));
    try {
      return Files.write(file, file(transferSyntax, dataSet.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] encode(String transferSyntax) {
    boolean bigEndian = transferSyntax.equals(BIG_ENDIAN);
    byte[] plain =
        encode(
            !transferSyntax.equals(IMPLICIT),
            bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return transferSyntax.equals(DEFLATED) ? deflate(plain) : plain;
  }

  /** Preamble, file meta information and whatever follows them. */
  static byte[] file(String transferSyntax, byte[] dataSet) {
    byte[] syntax =
        new DicomBytes()
            .text(0x00020010, "UI", transferSyntax)
            .encode(true, ByteOrder.LITTLE_ENDIAN);
    byte[] length =
        new DicomBytes()
            .bytes(0x00020000, "UL", new byte[] {(byte) syntax.length, 0, 0, 0})
            .encode(true, ByteOrder.LITTLE_ENDIAN);
    ByteBuffer file = ByteBuffer.allocate(132 + length.length + syntax.length + dataSet.length);
    file.position(128);
    file.put("DICM".getBytes(StandardCharsets.US_ASCII)).put(length).put(syntax).put(dataSet);
    return file.array();
  }

  static byte[] deflate(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, new Deflater(9, true))) {
      deflating.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private byte[] encode(boolean explicit, ByteOrder order) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    elements.forEach(
        (tag, element) -> {
          byte[] value = value(element, explicit, order);
          out.writeBytes(header(tag, element.vr(), value.length, explicit, order));
          out.writeBytes(value);
        });
    return out.toByteArray();
  }

  private static byte[] value(Element element, boolean explicit, ByteOrder order) {
    if (element.value() instanceof byte[] bytes) {
      return bytes;
    }
    if (element.value() instanceof int[] numbers) {
      ByteBuffer out = ByteBuffer.allocate(2 * numbers.length).order(order);
      for (int number : numbers) {
        out.putShort((short) number);
      }
      return out.array();
    }
    if (element.value() instanceof DicomBytes[] items) {
      return items(items, explicit, order);
    }
    String text = (String) element.value();
    String padding = element.vr().equals("UI") ? "\0" : " ";
    return (text.length() % 2 == 0 ? text : text + padding).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] items(DicomBytes[] items, boolean explicit, ByteOrder order) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (DicomBytes item : items) {
      byte[] content = item.encode(explicit, order);
      out.writeBytes(header(0xFFFEE000, "", content.length, false, order));
      out.writeBytes(content);
    }
    return out.toByteArray();
  }

  static byte[] header(int tag, String vr, int length, boolean explicit, ByteOrder order) {
    ByteBuffer out = ByteBuffer.allocate(12).order(order);
    out.putShort((short) (tag >>> 16)).putShort((short) tag);
    if (!explicit) {
      out.putInt(length);
    } else if (LONG.contains(vr)) {
      out.put(vr.getBytes(StandardCharsets.US_ASCII)).putShort((short) 0).putInt(length);
    } else {
      out.put(vr.getBytes(StandardCharsets.US_ASCII)).putShort((short) length);
    }
    return Arrays.copyOf(out.array(), out.position());
  }
}

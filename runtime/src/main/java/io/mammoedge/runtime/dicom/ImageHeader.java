package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.DicomFile;
import io.mammoedge.runtime.dicom.file.Limits;
import io.mammoedge.runtime.dicom.file.Printable;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What the header of any file says of its image, unjudged. There is no component for an identifier
 * of a patient, so none gets out. Text is safe to print; "" is absent, and so is a null.
 *
 * @param transferSyntax name and UID
 * @param sopClass name, where it matters here, and UID
 * @param modality Modality (0008,0060)
 * @param manufacturer Manufacturer (0008,0070)
 * @param imageType Image Type (0008,0008), with backslashes
 * @param rows height in pixels
 * @param columns width in pixels
 * @param frames Number of Frames (0028,0008) as it stands there
 * @param bitsAllocated Bits Allocated (0028,0100)
 * @param bitsStored Bits Stored (0028,0101)
 * @param signed whether Pixel Representation (0028,0103) is 1
 * @param photometric Photometric Interpretation (0028,0004)
 * @param padding Pixel Padding Value (0028,0120) and Range Limit, such as 0..30
 * @param windows the VOI windows, such as NORMAL 2653/900, the default first
 * @param tables the names of the VOI LUTs, "" for one without
 */
public record ImageHeader(
    String transferSyntax,
    String sopClass,
    String modality,
    String manufacturer,
    String imageType,
    Integer rows,
    Integer columns,
    String frames,
    Integer bitsAllocated,
    Integer bitsStored,
    boolean signed,
    String photometric,
    String padding,
    List<String> windows,
    List<String> tables) {
  /** Checks for nulls and copies the lists. */
  public ImageHeader {
    Objects.requireNonNull(transferSyntax, "transferSyntax is null");
    Objects.requireNonNull(sopClass, "sopClass is null");
    windows = List.copyOf(windows);
    tables = List.copyOf(tables);
  }

  /** Never refuses: what cannot be read counts as absent. */
  static ImageHeader of(DicomFile file) {
    DataSet header = file.header();
    return new ImageHeader(
        file.transferSyntax().toString(),
        SopClass.describe(text(header, Attribute.SOP_CLASS_UID)),
        text(header, Attribute.MODALITY),
        text(header, Attribute.MANUFACTURER),
        text(header, Attribute.IMAGE_TYPE),
        number(header, Attribute.ROWS),
        number(header, Attribute.COLUMNS),
        text(header, Attribute.NUMBER_OF_FRAMES),
        number(header, Attribute.BITS_ALLOCATED),
        number(header, Attribute.BITS_STORED),
        header.unsignedShort(Attribute.PIXEL_REPRESENTATION).orElse(0) == 1,
        text(header, Attribute.PHOTOMETRIC_INTERPRETATION),
        padding(header),
        windows(header),
        tables(header));
  }

  private static String text(DataSet header, Attribute attribute) {
    return Printable.plain(header.text(attribute));
  }

  private static Integer number(DataSet header, Attribute attribute) {
    OptionalInt number = header.unsignedShort(attribute);
    return number.isEmpty() ? null : number.getAsInt();
  }

  private static String padding(DataSet header) {
    boolean signed = header.unsignedShort(Attribute.PIXEL_REPRESENTATION).orElse(0) == 1;
    Integer value = padding(header, Attribute.PIXEL_PADDING_VALUE, signed);
    Integer limit = padding(header, Attribute.PIXEL_PADDING_RANGE_LIMIT, signed);
    if (value == null) {
      return "";
    }
    return limit == null ? value.toString() : value + ".." + limit;
  }

  private static Integer padding(DataSet header, Attribute attribute, boolean signed) {
    Integer number = number(header, attribute);
    return signed && number != null ? Integer.valueOf(number.shortValue()) : number;
  }

  private static List<String> windows(DataSet header) {
    List<String> names = header.texts(Attribute.WINDOW_CENTER_WIDTH_EXPLANATION);
    List<String> centers = header.texts(Attribute.WINDOW_CENTER);
    List<String> widths = header.texts(Attribute.WINDOW_WIDTH);
    int count = Math.min(centers.size(), widths.size());
    return IntStream.range(0, Math.min(count, Limits.WINDOWS))
        .mapToObj(i -> window(i < names.size() ? names.get(i) : "", centers.get(i), widths.get(i)))
        .toList();
  }

  private static String window(String name, String center, String width) {
    return Printable.plain((name + " " + center + "/" + width).strip());
  }

  private static List<String> tables(DataSet header) {
    return header.items(Attribute.VOI_LUT_SEQUENCE).stream()
        .map(item -> text(item, Attribute.LUT_EXPLANATION))
        .toList();
  }
}

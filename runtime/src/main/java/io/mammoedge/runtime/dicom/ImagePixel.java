package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.codec.Frame;
import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Limits;
import io.mammoedge.runtime.dicom.file.Printable;
import io.mammoedge.runtime.dicom.file.Refusal;

/**
 * How pixels are laid out: the Image Pixel Module (PS3.3 C.7.6.3) of a single grey frame.
 *
 * @param frame rows, columns, bits allocated and the high bit
 * @param bitsStored 1 to bits allocated
 * @param signed whether stored values are in two's complement
 * @param inverted whether low values are bright (MONOCHROME1)
 */
record ImagePixel(Frame frame, int bitsStored, boolean signed, boolean inverted) {
  /** Reads and checks the module. */
  static ImagePixel of(DataSet header) {
    boolean inverted = isMonochrome1(header);
    checkSingleFrame(header);
    int bitsAllocated = bitsAllocated(header);
    int bitsStored = between(header, Attribute.BITS_STORED, 1, bitsAllocated);
    int highBit = between(header, Attribute.HIGH_BIT, bitsStored - 1, bitsAllocated - 1);
    boolean signed = between(header, Attribute.PIXEL_REPRESENTATION, 0, 1) == 1;
    return new ImagePixel(frame(header, bitsAllocated, highBit), bitsStored, signed, inverted);
  }

  private static boolean isMonochrome1(DataSet header) {
    int samples = header.unsignedShort(Attribute.SAMPLES_PER_PIXEL).orElse(1);
    String photometric = header.text(Attribute.PHOTOMETRIC_INTERPRETATION);
    boolean inverted = photometric.equals("MONOCHROME1");
    if (samples != 1) {
      throw Refusal.COLOUR.because(
          Attribute.SAMPLES_PER_PIXEL, "is " + samples + ": only grey images are read");
    }
    if (!inverted && !photometric.equals("MONOCHROME2")) {
      throw Refusal.COLOUR.because(
          Attribute.PHOTOMETRIC_INTERPRETATION,
          "is " + Printable.quoted(photometric) + ": only MONOCHROME1 and MONOCHROME2 are read");
    }
    return inverted;
  }

  private static void checkSingleFrame(DataSet header) {
    double frames = header.decimal(Attribute.NUMBER_OF_FRAMES).orElse(1.0);
    if (frames != 1) {
      throw Refusal.MULTI_FRAME.because(
          Attribute.NUMBER_OF_FRAMES,
          "is "
              + Printable.quoted(header.text(Attribute.NUMBER_OF_FRAMES))
              + ": only single frames are read");
    }
  }

  private static Frame frame(DataSet header, int bitsAllocated, int highBit) {
    int rows = between(header, Attribute.ROWS, 1, 0xFFFF);
    int columns = between(header, Attribute.COLUMNS, 1, 0xFFFF);
    if ((long) rows * columns > Limits.PIXELS) {
      throw Refusal.TOO_LARGE.because(
          Attribute.ROWS,
          "and Columns make "
              + rows
              + " rows of "
              + columns
              + " columns, more than "
              + Limits.PIXELS
              + " pixels");
    }
    return new Frame(rows, columns, bitsAllocated, highBit);
  }

  private static int bitsAllocated(DataSet header) {
    int bits = between(header, Attribute.BITS_ALLOCATED, 1, 0xFFFF);
    if (bits != 8 && bits != 16) {
      throw Refusal.UNSUPPORTED_PIXELS.because(
          Attribute.BITS_ALLOCATED, "is " + bits + ": only 8 and 16 are read");
    }
    return bits;
  }

  private static int between(DataSet header, Attribute attribute, int least, int most) {
    int value =
        header
            .unsignedShort(attribute)
            .orElseThrow(() -> Refusal.MALFORMED.because(attribute, "is missing"));
    if (value < least || value > most) {
      throw Refusal.MALFORMED.because(
          attribute, "is " + value + ", it must be " + least + ".." + most);
    }
    return value;
  }

  /** How many different values can be stored. */
  int levels() {
    return 1 << bitsStored;
  }

  /** The stored bits of a pixel, as an unsigned number below {@link #levels()}. */
  int storedBits(short allocated) {
    return (allocated & 0xFFFF) >>> (frame.highBit() + 1 - bitsStored) & (levels() - 1);
  }

  /** The number that stored bits stand for. */
  int value(int storedBits) {
    return signed && storedBits >= levels() / 2 ? storedBits - levels() : storedBits;
  }

  /** The smallest number that can be stored. */
  int least() {
    return signed ? -levels() / 2 : 0;
  }
}

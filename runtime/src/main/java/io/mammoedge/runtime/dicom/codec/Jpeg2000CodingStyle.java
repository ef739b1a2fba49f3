package io.mammoedge.runtime.dicom.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How tiles are decomposed (ITU-T T.800 A.6.1 and A.6.2), as far as it decides on time and memory:
 * the decoder keeps an object for each precinct and each code-block of a tile.
 *
 * @param levels of decomposition, 0..{@value #MOST_LEVELS}
 * @param blockWidth of a code-block, as an exponent of 2, 2..10
 * @param blockHeight of a code-block, as an exponent of 2, 2..10; both together at most 12
 * @param precincts sizes per resolution from the lowest: exponents of the width in the low four
 *     bits, of the height in the high ones
 */
record Jpeg2000CodingStyle(int levels, int blockWidth, int blockHeight, byte[] precincts) {
  private static final int MOST_LEVELS = 16;
  private static final int MOST_LAYERS = 64;
  private static final int MOST_PRECINCTS = 1 << 14;
  private static final int MOST_BLOCKS = 1 << 16;
  private static final int OWN_PRECINCTS = 1;
  private static final byte LARGEST_PRECINCT = (byte) 0xFF;

  Jpeg2000CodingStyle {
    if (levels > MOST_LEVELS) {
      throw Jpeg2000.tooLarge("has " + levels + " decomposition levels");
    }
    if (blockWidth > 10 || blockHeight > 10 || blockWidth + blockHeight > 12) {
      throw Jpeg2000.malformed("has code-blocks of 2^" + (blockWidth + blockHeight) + " samples");
    }
    for (int resolution = 1; resolution < precincts.length; resolution++) {
      if (width(precincts[resolution]) == 0 || height(precincts[resolution]) == 0) {
        throw Jpeg2000.malformed("has precincts of one sample");
      }
    }
  }

  /** Reads the COD segment: the style of all components. */
  static Jpeg2000CodingStyle ofAll(ByteBuffer segment) {
    int style = segment.get();
    segment.get(); // the progression order
    int layers = Short.toUnsignedInt(segment.getShort());
    if (layers > MOST_LAYERS) {
      throw Jpeg2000.tooLarge("has " + layers + " layers, more than " + MOST_LAYERS);
    }
    segment.get(); // the transform between components, of which there is one
    return parameters(segment, style);
  }

  /** Reads the COC segment: the style of one component. */
  static Jpeg2000CodingStyle ofComponent(ByteBuffer segment) {
    segment.get(); // its number
    return parameters(segment, segment.get());
  }

  private static Jpeg2000CodingStyle parameters(ByteBuffer segment, int style) {
    int levels = Byte.toUnsignedInt(segment.get());
    int blockWidth = Byte.toUnsignedInt(segment.get()) + 2;
    int blockHeight = Byte.toUnsignedInt(segment.get()) + 2;
    segment.getShort(); // how code-blocks are coded, and the wavelet
    byte[] precincts = new byte[levels + 1];
    Arrays.fill(precincts, LARGEST_PRECINCT);
    if ((style & OWN_PRECINCTS) != 0) {
      segment.get(precincts);
    }
    return new Jpeg2000CodingStyle(levels, blockWidth, blockHeight, precincts);
  }

  /** Refuses tiles of more parts than any encoder makes. */
  void requireBounded(Jpeg2000Size size) {
    long blocks = cells(size, blockWidth, blockHeight);
    long all = 0;
    for (int resolution = 0; resolution <= levels; resolution++) {
      int halvings = levels - resolution;
      byte precinct = precincts[resolution];
      all += cells(size, width(precinct) + halvings, height(precinct) + halvings);
    }
    if (blocks > MOST_BLOCKS || all > MOST_PRECINCTS) {
      throw Jpeg2000.tooLarge("has " + blocks + " code-blocks and " + all + " precincts in a tile");
    }
  }

  private static long cells(Jpeg2000Size size, int widthExponent, int heightExponent) {
    long across = 1L + ((size.tileWidth() - 1L) >> widthExponent);
    long down = 1L + ((size.tileHeight() - 1L) >> heightExponent);
    return across * down;
  }

  private static int width(byte precinct) {
    return precinct & 0xF;
  }

  private static int height(byte precinct) {
    return precinct >> 4 & 0xF;
  }
}

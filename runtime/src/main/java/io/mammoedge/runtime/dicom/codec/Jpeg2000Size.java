package io.mammoedge.runtime.dicom.codec;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * The size segment of a JPEG 2000 stream (ITU-T T.800 A.5.1): one component on a grid of tiles.
 *
 * @param width samples of a line
 * @param height lines
 * @param tileWidth of the widest tile, at most {@code width}
 * @param tileHeight of the highest tile, at most {@code height}
 * @param tiles how many there are, 1..{@value #MOST_TILES}
 * @param precision bits of a sample
 * @param signed whether samples are in two's complement
 */
record Jpeg2000Size(
    int width,
    int height,
    int tileWidth,
    int tileHeight,
    int tiles,
    int precision,
    boolean signed) {
  private static final int MOST_TILES = 1 << 12;

  /** A bit of Rsiz that stands for part 15 of the standard. */
  private static final int HIGH_THROUGHPUT = 0x4000;

  /** Values of Rsiz up to here are profiles of part 1. */
  private static final int LAST_PROFILE = 2;

  static Jpeg2000Size read(ByteBuffer segment) {
    requirePart1(Short.toUnsignedInt(segment.getShort()));
    long right = coordinate(segment);
    long bottom = coordinate(segment);
    long left = coordinate(segment);
    long top = coordinate(segment);
    long tileWidth = coordinate(segment);
    long tileHeight = coordinate(segment);
    long across = tiles(left, right, coordinate(segment), tileWidth);
    long down = tiles(top, bottom, coordinate(segment), tileHeight);
    if (across * down > MOST_TILES) {
      throw Jpeg2000.tooLarge("has " + across * down + " tiles, more than " + MOST_TILES);
    }
    requireOneComponent(Short.toUnsignedInt(segment.getShort()));
    int depth = Byte.toUnsignedInt(segment.get());
    requireNoSubsampling(segment.get(), segment.get());
    return new Jpeg2000Size(
        (int) (right - left),
        (int) (bottom - top),
        (int) Math.min(tileWidth, right - left),
        (int) Math.min(tileHeight, bottom - top),
        (int) (across * down),
        (depth & 0x7F) + 1,
        (depth & 0x80) != 0);
  }

  private static void requirePart1(int capabilities) {
    if ((capabilities & HIGH_THROUGHPUT) != 0) {
      throw FrameDecoders.missing("High-Throughput JPEG 2000");
    }
    if (capabilities > LAST_PROFILE) {
      throw FrameDecoders.missing(
          String.format(Locale.ROOT, "JPEG 2000 with capabilities %04X", capabilities));
    }
  }

  private static long coordinate(ByteBuffer segment) {
    int value = segment.getInt();
    if (value < 0) {
      throw Jpeg2000.malformed("has a coordinate beyond " + Integer.MAX_VALUE);
    }
    return value;
  }

  /** How many tiles cover an axis; the first one must hold a part of the image. */
  private static long tiles(long start, long end, long origin, long size) {
    if (end <= start || origin > start || size == 0 || origin + size <= start) {
      throw Jpeg2000.malformed("has an image outside of its tiles");
    }
    return (end - origin + size - 1) / size;
  }

  private static void requireOneComponent(int components) {
    if (components != 1) {
      throw Jpeg2000.malformed("has " + components + " components");
    }
  }

  private static void requireNoSubsampling(byte horizontal, byte vertical) {
    if (horizontal != 1 || vertical != 1) {
      throw Jpeg2000.malformed("is subsampled");
    }
  }

  /**
   * Refuses what cannot be decoded in a heap of so many bytes: JJ2000 holds a tile as 32-bit
   * coefficients beside the 16-bit pixels. The stream's length tells nothing: black takes no bits.
   */
  void requireMemory(long heap) {
    long needed = 2L * width * height + 4L * tileWidth * tileHeight;
    if (needed > heap) {
      throw Jpeg2000.tooLarge(
          String.format(
              Locale.ROOT,
              "needs %d MB of memory, Java has %d MB; give it more with -Xmx",
              needed >> 20,
              heap >> 20));
    }
  }

  /** Refuses a stream whose size is not the header's. */
  void requireFits(Frame frame) {
    frame.requireSize("the JPEG 2000 stream", height, width, precision);
  }
}

package io.mammoedge.runtime.dicom.codec;

import java.nio.ByteBuffer;

/**
 * Where a part of a tile lies (ITU-T T.800 A.4.2).
 *
 * @param start its first byte in the stream
 * @param end the byte behind it
 * @param tile the number of its tile
 * @param index which part of the tile it is, from 0
 * @param count how many parts the tile has, 0 where that is not said here
 * @param openEnd whether its length is not said
 */
record Jpeg2000TilePart(int start, int end, int tile, int index, int count, boolean openEnd) {
  private static final int LENGTH_OFFSET = 6;
  private static final int COUNT_OFFSET = 11;

  /** Whether the stream says how long this is and how many parts there are. */
  boolean complete() {
    return count != 0 && !openEnd;
  }

  /** Writes the length and a number of parts, which the stream may leave open. */
  void complete(ByteBuffer stream, int parts) {
    stream.putInt(start + LENGTH_OFFSET, end - start);
    stream.put(start + COUNT_OFFSET, (byte) parts);
  }
}

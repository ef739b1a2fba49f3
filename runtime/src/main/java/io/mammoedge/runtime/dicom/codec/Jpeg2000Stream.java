package io.mammoedge.runtime.dicom.codec;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a consistent JPEG 2000 stream consists of.
 *
 * @param size of the image and its tiles
 * @param tileParts in the order of the stream; every tile has at least one
 */
record Jpeg2000Stream(Jpeg2000Size size, List<Jpeg2000TilePart> tileParts) {
  Jpeg2000Stream {
    tileParts = List.copyOf(tileParts);
    int[] parts = new int[size.tiles()];
    for (Jpeg2000TilePart part : tileParts) {
      if (part.tile() >= parts.length || part.index() != parts[part.tile()]++) {
        throw Jpeg2000.malformed("has tile-parts of other tiles or out of order");
      }
    }
    for (int count : parts) {
      if (count == 0) {
        throw Jpeg2000.malformed("has not all of its tiles");
      }
    }
    for (Jpeg2000TilePart part : tileParts) {
      if (part.count() != 0 && part.count() != parts[part.tile()]) {
        throw Jpeg2000.malformed("has not all parts of tile " + part.tile());
      }
    }
  }

  /**
   * The stream with every tile-part's length and number of parts written out. A stream may leave
   * them 0, and the decoder would then read the first parts only, without an error.
   */
  byte[] complete(byte[] encoded) {
    if (tileParts.stream().allMatch(Jpeg2000TilePart::complete)) {
      return encoded;
    }
    ByteBuffer completed = ByteBuffer.wrap(encoded.clone());
    int[] parts = new int[size.tiles()];
    tileParts.forEach(part -> parts[part.tile()]++);
    tileParts.forEach(part -> part.complete(completed, parts[part.tile()]));
    return completed.array();
  }
}

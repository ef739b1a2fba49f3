package io.mammoedge.runtime.dicom.codec;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Walks over the marker segments of a JPEG 2000 stream, from the main header over every tile-part
 * to the end (ITU-T T.800 annex A).
 */
final class Jpeg2000Reader {
  private static final int START_AND_SIZE = 0xFF4FFF51;
  private static final int CAPABILITIES = 0xFF50;
  private static final int SIZE = 0xFF51;
  private static final int CODING_STYLE = 0xFF52;
  private static final int COMPONENT_CODING_STYLE = 0xFF53;
  private static final int PROGRESSION_CHANGE = 0xFF5F;
  private static final int PACKED_HEADERS = 0xFF60;
  private static final int TILE_PACKED_HEADERS = 0xFF61;
  private static final int START_OF_TILE_PART = 0xFF90;
  private static final int START_OF_DATA = 0xFF93;
  private static final int END_OF_CODESTREAM = 0xFFD9;

  private final ByteBuffer stream;
  private final Jpeg2000Size size;
  private final List<Jpeg2000TilePart> tileParts = new ArrayList<>();

  private Jpeg2000Reader(ByteBuffer stream, Jpeg2000Size size) {
    this.stream = stream;
    this.size = size;
  }

  /** Walks to the end; refuses what is inconsistent, too large, not of this frame, not decoded. */
  static Jpeg2000Stream read(byte[] encoded, Frame frame) {
    try {
      ByteBuffer stream = ByteBuffer.wrap(encoded);
      return new Jpeg2000Reader(stream, size(stream, frame)).stream();
    } catch (BufferUnderflowException e) {
      throw Jpeg2000.truncated(e);
    }
  }

  private static Jpeg2000Size size(ByteBuffer stream, Frame frame) {
    if (stream.getInt() != START_AND_SIZE) {
      throw Jpeg2000.malformed("does not begin as one");
    }
    Jpeg2000Size size = Jpeg2000Size.read(segment(stream));
    size.requireFits(frame);
    return size;
  }

  private Jpeg2000Stream stream() {
    header(START_OF_TILE_PART);
    int marker;
    do {
      tilePart(stream.position() - Short.BYTES);
      marker = marker(stream);
    } while (marker == START_OF_TILE_PART);
    if (marker != END_OF_CODESTREAM) {
      throw unexpected(marker);
    }
    return new Jpeg2000Stream(size, tileParts);
  }

  /** Walks over a header, behind the marker that follows it. */
  private void header(int next) {
    for (int marker = marker(stream); marker != next; marker = marker(stream)) {
      ByteBuffer segment = segment(stream);
      switch (marker) {
        case CODING_STYLE -> Jpeg2000CodingStyle.ofAll(segment).requireBounded(size);
        case COMPONENT_CODING_STYLE ->
            Jpeg2000CodingStyle.ofComponent(segment).requireBounded(size);
        case CAPABILITIES -> throw FrameDecoders.missing("High-Throughput JPEG 2000");
        case PROGRESSION_CHANGE ->
            throw FrameDecoders.missing("JPEG 2000 with changes of the progression order");
        case PACKED_HEADERS, TILE_PACKED_HEADERS ->
            throw FrameDecoders.missing("JPEG 2000 with packed packet headers");
        case SIZE, START_OF_TILE_PART, START_OF_DATA, END_OF_CODESTREAM -> throw unexpected(marker);
        default -> {} // decides neither on time nor on memory
      }
    }
  }

  private void tilePart(int start) {
    ByteBuffer segment = segment(stream);
    int tile = Short.toUnsignedInt(segment.getShort());
    long length = Integer.toUnsignedLong(segment.getInt());
    int index = Byte.toUnsignedInt(segment.get());
    int count = Byte.toUnsignedInt(segment.get());
    long end = length == 0 ? endOfLast() : start + length;
    if (end > stream.limit()) {
      throw new BufferUnderflowException();
    }
    if (end < stream.position()) {
      throw Jpeg2000.malformed("has a tile-part that is shorter than its header");
    }
    tileParts.add(new Jpeg2000TilePart(start, (int) end, tile, index, count, length == 0));
    int all = stream.limit();
    stream.limit((int) end);
    header(START_OF_DATA);
    stream.limit(all).position((int) end);
  }

  /** The last tile-part need not say its length: then it reaches to the end marker. */
  private int endOfLast() {
    int end = stream.limit();
    while (end > stream.position() && stream.get(end - 1) == 0) { // padding of the fragment
      end--;
    }
    int marker = end - Short.BYTES;
    if (marker < stream.position()
        || Short.toUnsignedInt(stream.getShort(marker)) != END_OF_CODESTREAM) {
      throw new BufferUnderflowException();
    }
    return marker;
  }

  private static int marker(ByteBuffer stream) {
    int marker = Short.toUnsignedInt(stream.getShort());
    if (marker < 0xFF00) {
      throw unexpected(marker);
    }
    return marker;
  }

  private static ByteBuffer segment(ByteBuffer stream) {
    int length = Short.toUnsignedInt(stream.getShort()) - Short.BYTES;
    if (length < 0 || length > stream.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer segment = stream.slice(stream.position(), length);
    stream.position(stream.position() + length);
    return segment;
  }

  private static RuntimeException unexpected(int marker) {
    return Jpeg2000.malformed(
        String.format(Locale.ROOT, "has %04X where another marker must be", marker));
  }
}

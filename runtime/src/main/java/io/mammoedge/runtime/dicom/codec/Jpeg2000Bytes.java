package io.mammoedge.runtime.dicom.codec;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A stream in memory, uncopied. Whoever reads or seeks beyond its end gets a refusal: JJ2000 would
 * take the end of a stream for its quality limit, or for ones without end.
 */
final class Jpeg2000Bytes extends ImageInputStreamImpl {
  private final byte[] encoded;
  private long behindLastByte = -1;

  Jpeg2000Bytes(byte[] encoded) {
    this.encoded = encoded;
  }

  /**
   * Reads a byte of a packet header, the only ones that are read singly. There, the byte behind FF
   * begins with a 0 (ITU-T T.800 B.10.1); JJ2000 repeats FF without end where it does not.
   */
  @Override
  public int read() {
    int next = (int) streamPos;
    requireWithin(next + 1L);
    if (next == behindLastByte && encoded[next - 1] == (byte) 0xFF && encoded[next] < 0) {
      throw Jpeg2000.malformed("has a marker within a packet header");
    }
    bitOffset = 0;
    streamPos++;
    behindLastByte = streamPos;
    return Byte.toUnsignedInt(encoded[next]);
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    requireWithin(streamPos + length);
    bitOffset = 0;
    System.arraycopy(encoded, (int) streamPos, target, offset, length);
    streamPos += length;
    return length;
  }

  @Override
  public void seek(long position) throws IOException {
    requireWithin(position);
    super.seek(position);
  }

  /** Not the true one: an end that is looked for is not an end that is run into. */
  @Override
  public long length() {
    return Integer.MAX_VALUE;
  }

  private void requireWithin(long end) {
    if (end > encoded.length) {
      throw Jpeg2000.truncated(null);
    }
  }
}

package io.mammoedge.runtime.dicom.codec;

import io.mammoedge.runtime.dicom.file.Refusal;

/**
 * JPEG-LS (ITU-T T.87, ISO/IEC 14495-1), one component of 2..16 bits. DICOM's transfer syntaxes
 * 1.2.840.10008.1.2.4.80 and .81 (PS3.5 A.4.3).
 */
final class JpegLs {
  private JpegLs() {}

  /** Decodes a stream that must be lossless, as its transfer syntax promises. */
  static short[] decodeLossless(byte[] encoded, Frame frame) {
    JpegLsHeader header = JpegLsHeader.read(encoded);
    if (header.near() != 0) {
      throw JpegSegments.malformed(
          "is not lossless as its transfer syntax says, but off by up to " + header.near());
    }
    return decode(encoded, header, frame);
  }

  /** Decodes a stream that may be lossless or not. */
  static short[] decode(byte[] encoded, Frame frame) {
    return decode(encoded, JpegLsHeader.read(encoded), frame);
  }

  private static short[] decode(byte[] encoded, JpegLsHeader header, Frame frame) {
    header.size().requireFits(frame);
    if (frame.rows() / Byte.SIZE > encoded.length) { // a line has one bit or more
      throw Refusal.TRUNCATED.because("the JPEG stream is too short for the image");
    }
    JpegLsGradients gradients = new JpegLsGradients(header.preset(), header.near());
    JpegLsBits bits = new JpegLsBits(encoded, header.scanStart());
    short[] samples = new short[frame.pixels()];
    int interval = header.restartInterval() == 0 ? frame.rows() : header.restartInterval();
    JpegLsLines lines = new JpegLsLines(bits, header, gradients);
    for (int row = 0; row < frame.rows(); row++) {
      if (row > 0 && row % interval == 0) {
        bits.restart();
        lines = new JpegLsLines(bits, header, gradients);
      }
      lines.decode(samples, row * frame.columns());
    }
    bits.requireEnd();
    return samples;
  }
}

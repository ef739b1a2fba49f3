package io.mammoedge.runtime.dicom.codec;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.file.Refusal;

/**
 * JPEG 2000 part 1 (ITU-T T.800), one component of 1..16 bits. DICOM's transfer syntaxes
 * 1.2.840.10008.1.2.4.90 and .91 (PS3.5 A.4.4). The stream is walked over and its sizes are bounded
 * before the decoder sees it: JJ2000 trusts what it reads, and makes a plausible image of less.
 */
final class Jpeg2000 {
  private Jpeg2000() {}

  static short[] decode(byte[] encoded, Frame frame) {
    Jpeg2000Stream stream = Jpeg2000Reader.read(encoded, frame);
    stream.size().requireMemory(Runtime.getRuntime().maxMemory());
    return Jpeg2000Pixels.decode(stream.complete(encoded), stream.size(), frame);
  }

  static RefusedImageException malformed(String what) {
    return Refusal.MALFORMED.because("the JPEG 2000 stream " + what);
  }

  static RefusedImageException tooLarge(String what) {
    return Refusal.TOO_LARGE.because("the JPEG 2000 stream " + what);
  }

  static RefusedImageException undecodable(Throwable cause) {
    return Refusal.MALFORMED.because("the JPEG 2000 stream cannot be decoded", cause);
  }

  static RefusedImageException truncated(Throwable cause) {
    return Refusal.TRUNCATED.because("the JPEG 2000 stream ends before the image does", cause);
  }
}

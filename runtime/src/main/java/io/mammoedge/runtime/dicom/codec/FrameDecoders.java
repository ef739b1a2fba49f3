package io.mammoedge.runtime.dicom.codec;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.file.Refusal;
import io.mammoedge.runtime.dicom.file.TransferSyntax;
import java.util.Map;

/** Which decoder reads which transfer syntax. */
public final class FrameDecoders {
  private static final Map<String, FrameDecoder> BY_UID =
      Map.of(
          "1.2.840.10008.1.2.5", RunLength::decode,
          "1.2.840.10008.1.2.4.50", JpegDct::decode,
          "1.2.840.10008.1.2.4.51", JpegDct::decode,
          "1.2.840.10008.1.2.4.57", JpegLossless::decode,
          "1.2.840.10008.1.2.4.70", JpegLossless::decode,
          "1.2.840.10008.1.2.4.80", JpegLs::decodeLossless,
          "1.2.840.10008.1.2.4.81", JpegLs::decode,
          "1.2.840.10008.1.2.4.90", Jpeg2000::decode,
          "1.2.840.10008.1.2.4.91", Jpeg2000::decode);

  private FrameDecoders() {}

  /**
   * The decoder of a transfer syntax with compressed pixels.
   *
   * @throws io.mammoedge.runtime.RefusedImageException {@code CODEC_MISSING} if there is none
   */
  public static FrameDecoder of(TransferSyntax syntax) {
    FrameDecoder decoder = BY_UID.get(syntax.uid());
    if (decoder == null) {
      throw missing(syntax.toString());
    }
    return decoder;
  }

  /** The refusal of an encoding that has no decoder. */
  static RefusedImageException missing(String encoding) {
    return Refusal.CODEC_MISSING.because(
        "pixels in "
            + encoding
            + " cannot be decoded; ask the sender for Explicit VR Little Endian or JPEG Lossless");
  }
}

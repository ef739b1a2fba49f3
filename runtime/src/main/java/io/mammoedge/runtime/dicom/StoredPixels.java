package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.codec.Frame;
import io.mammoedge.runtime.dicom.codec.FrameDecoder;
import io.mammoedge.runtime.dicom.codec.FrameDecoders;
import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DicomFile;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.io.IOException;

/** The pixels of an open file, decoded. */
final class StoredPixels {
  private StoredPixels() {}

  /** The stored bits of every pixel, row by row. */
  static short[] read(DicomFile file, ImagePixel layout) throws IOException {
    if (!file.hasPixelData()) {
      throw Refusal.NO_PIXEL_DATA.because(Attribute.PIXEL_DATA, "is missing");
    }
    Frame frame = layout.frame();
    short[] pixels =
        file.transferSyntax().encapsulated()
            ? decode(file, frame)
            : file.readNative(frame.pixels(), frame.bitsAllocated());
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (short) layout.storedBits(pixels[i]);
    }
    return pixels;
  }

  private static short[] decode(DicomFile file, Frame frame) throws IOException {
    FrameDecoder decoder = decoder(file);
    byte[] compressed = file.readCompressed(frame.pixels());
    try {
      return decoder.decode(compressed, frame);
    } catch (RefusedImageException e) {
      throw decidedBy(Attribute.PIXEL_DATA, e);
    }
  }

  private static FrameDecoder decoder(DicomFile file) {
    try {
      return FrameDecoders.of(file.transferSyntax());
    } catch (RefusedImageException e) {
      throw decidedBy(Attribute.TRANSFER_SYNTAX_UID, e);
    }
  }

  /** A codec knows its stream, but not which attribute that came from. */
  private static RefusedImageException decidedBy(Attribute attribute, RefusedImageException e) {
    String message = attribute + ": " + e.getMessage();
    return new RefusedImageException(e.code(), message, attribute.toString(), e);
  }
}

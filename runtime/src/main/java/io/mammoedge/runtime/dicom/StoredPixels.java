package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.codec.FrameDecoder;
import io.mammoedge.runtime.dicom.codec.FrameDecoders;
import io.mammoedge.runtime.dicom.file.DicomFile;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.io.IOException;

/** The pixels of an open file, decoded. */
final class StoredPixels {
  private StoredPixels() {}

  /** The stored bits of every pixel, row by row. */
  static short[] read(DicomFile file, ImagePixel layout) throws IOException {
    if (!file.hasPixelData()) {
      throw Refusal.NO_PIXEL_DATA.because("there are no pixel data (7FE0,0010) in the file");
    }
    FrameDecoder decoder = FrameDecoders.of(file.transferSyntax());
    int bytesPerPixel = layout.frame().bitsAllocated() / Byte.SIZE;
    byte[] encoded = file.readPixelData(layout.frame().pixels(), bytesPerPixel);
    short[] pixels = decoder.decode(encoded, layout.frame());
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (short) layout.storedBits(pixels[i]);
    }
    return pixels;
  }
}

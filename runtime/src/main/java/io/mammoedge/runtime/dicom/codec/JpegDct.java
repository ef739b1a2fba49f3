package io.mammoedge.runtime.dicom.codec;

import io.mammoedge.runtime.dicom.file.Printable;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Lossy sequential JPEG (ITU-T T.81 processes 1 and 2), one component of 8 bits, decoded by the
 * JDK. DICOM's transfer syntaxes 1.2.840.10008.1.2.4.50 and .51 (PS3.5 A.4.1).
 */
final class JpegDct {
  /** Every block of 64 samples has two codes or more, of one bit or more each. */
  private static final int MOST_PIXELS_PER_BYTE = 4 * 64;

  private JpegDct() {}

  static short[] decode(byte[] encoded, Frame frame) {
    JpegDctHeader header = JpegDctHeader.read(encoded);
    header.requireDecodable();
    header.size().requireFits(frame);
    if (frame.pixels() / MOST_PIXELS_PER_BYTE > encoded.length) {
      throw Refusal.TRUNCATED.because("the JPEG stream is too short for the image");
    }
    return samples(
        raster(new ByteArrayInputStream(encoded, 0, header.imageLength(encoded))), frame);
  }

  private static short[] samples(Raster raster, Frame frame) {
    short[] samples = new short[frame.pixels()];
    int[] row = new int[frame.columns()];
    for (int y = 0; y < frame.rows(); y++) {
      raster.getSamples(0, y, frame.columns(), 1, 0, row);
      for (int x = 0; x < row.length; x++) {
        samples[y * row.length + x] = (short) row[x];
      }
    }
    return samples;
  }

  private static Raster raster(InputStream encoded) {
    List<String> complaints = new ArrayList<>();
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try {
      reader.addIIOReadWarningListener((source, warning) -> complaints.add(warning));
      Raster raster = raster(encoded, reader);
      if (complaints.isEmpty()) {
        return raster;
      }
    } catch (IOException | RuntimeException e) { // damaged streams surprise the JDK, too
      complaints.add(String.valueOf(e.getMessage()));
    } finally {
      reader.dispose();
    }
    throw JpegSegments.malformed("is damaged: " + Printable.plain(complaints.get(0)));
  }

  /** The samples as they are: no colour conversion, no metadata, nothing cached on disk. */
  private static Raster raster(InputStream encoded, ImageReader reader) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(encoded)) {
      reader.setInput(in, true, true);
      return reader.readRaster(0, null);
    }
  }
}

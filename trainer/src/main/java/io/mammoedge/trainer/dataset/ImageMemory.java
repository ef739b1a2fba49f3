package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.ImageHeader;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.dicom.file.Limits;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** What the preparation of one image takes of the memory, judged by the headers of its files. */
final class ImageMemory {
  /** Two for the values, one more in a mask; the rest for what a codec needs beside them. */
  private static final int BYTES_PER_PIXEL = 8;

  /** A float, its 16 bits, and those once more in every stage of a PNG file. */
  private static final int BYTES_PER_PREPARED_PIXEL = 16;

  private ImageMemory() {}

  /** Film and masks are held one after the other, so the largest of them counts. */
  static long bytes(SourceImage source, ImageSize prepared) {
    LongStream masks =
        source.lesions().stream()
            .flatMap(lesion -> lesion.outline().files().stream())
            .mapToLong(ImageMemory::pixels);
    long largest = LongStream.concat(LongStream.of(pixels(source.file())), masks).max().orElse(0);
    return bytes(largest, prepared);
  }

  /** Of a film with so many pixels. */
  static long bytes(long pixels, ImageSize prepared) {
    return BYTES_PER_PIXEL * pixels
        + (long) BYTES_PER_PREPARED_PIXEL * prepared.height() * prepared.width();
  }

  /** Of a file that is going to be refused: none. */
  private static long pixels(Path file) {
    try {
      ImageHeader header = MammogramReader.header(file);
      boolean known = header.rows() != null && header.columns() != null;
      long pixels = known ? (long) header.rows() * header.columns() : 0;
      return pixels > Limits.PIXELS ? 0 : pixels;
    } catch (RefusedImageException e) {
      return 0;
    }
  }
}

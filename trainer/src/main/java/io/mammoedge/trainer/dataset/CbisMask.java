package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.dicom.StoredImage;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells the mask of a lesion from its crop by content, since CBIS-DDSM's tables and files mix them
 * up: the mask has two values, and the size of the mammogram or at least its proportions.
 */
final class CbisMask {
  /** How far height : width may differ from the mammogram's. */
  private static final double PROPORTIONS = 0.02;

  private CbisMask() {}

  /** The first candidate that is the mask of a mammogram of this size; best an exact fit. */
  static Optional<Mask> find(List<Path> candidates, ImageSize mammogram) {
    return candidates.stream()
        .flatMap(CbisMask::stored)
        .filter(image -> hasProportions(image, mammogram))
        .sorted(Comparator.comparing(image -> !hasSize(image, mammogram)))
        .flatMap(CbisMask::twoValued)
        .findFirst();
  }

  /** A file that cannot be read is no mask; the lesion then is listed without a place. */
  private static Stream<StoredImage> stored(Path file) {
    try {
      return Stream.of(MammogramReader.readStored(file));
    } catch (RefusedImageException e) {
      return Stream.empty();
    }
  }

  private static boolean hasSize(StoredImage image, ImageSize size) {
    return image.rows() == size.height() && image.columns() == size.width();
  }

  private static boolean hasProportions(StoredImage image, ImageSize size) {
    double expected = (double) size.height() / size.width();
    return Math.abs((double) image.rows() / image.columns() / expected - 1) <= PROPORTIONS;
  }

  private static Stream<Mask> twoValued(StoredImage image) {
    short[] pixels = image.pixels();
    byte[] inside = new byte[pixels.length];
    short lesion = 0;
    for (int i = 0; i < pixels.length; i++) {
      if (pixels[i] != 0) {
        if (lesion != 0 && pixels[i] != lesion) {
          return Stream.empty();
        }
        lesion = pixels[i];
        inside[i] = (byte) 255;
      }
    }
    return lesion == 0
        ? Stream.empty()
        : Stream.of(new Mask(image.rows(), image.columns(), inside));
  }
}

package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.Mammogram;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.dicom.View;
import io.mammoedge.runtime.preprocess.PixelRows;
import io.mammoedge.runtime.preprocess.Placed;
import io.mammoedge.runtime.preprocess.Placement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one image of a data set: read, place the pixels, draw the lesions, write. */
final class ImagePreparer {
  /** Part of every key: another number makes every image anew. */
  private static final String RECIPE = "2";

  private final PrepareSettings settings;
  private final PreparedStore store;

  ImagePreparer(PrepareSettings settings) {
    this.settings = settings;
    this.store = new PreparedStore(settings.out());
  }

  /**
   * Prepares an image, or finds it prepared from the same source.
   *
   * @throws RefusedImageException when its file is not a mammogram that this layout takes
   * @throws MammoEdgeException when the memory does not suffice for it, or writing fails
   */
  PreparedImage prepare(SourceImage source) {
    try {
      String key = key(source);
      Optional<PreparedImage> finished = store.finished(source.name(), key);
      return finished.isPresent() ? finished.get() : make(source, key);
    } catch (IOException e) {
      throw new RefusedImageException(
          "UNREADABLE", source.file() + ": cannot be read (" + e.getMessage() + ")", e);
    } catch (OutOfMemoryError e) {
      throw new MammoEdgeException(
          ExitCode.INTERNAL,
          source.file()
              + ": too little memory for this image; run again with more, such as"
              + " MAMMOEDGE_JAVA_OPTS=-Xmx4g (what is finished is kept)",
          e);
    }
  }

  /** Whether its files can be read to their ends. */
  boolean isReadable(SourceImage source) {
    try {
      key(source);
      return true;
    } catch (IOException | RefusedImageException e) {
      return false;
    }
  }

  private String key(SourceImage source) throws IOException {
    if (!source.file().toFile().isFile()) {
      String elsewhere =
          settings.layout() == Layout.CBIS_DDSM ? ", nor a .dcm file in its case's folder" : "";
      throw new RefusedImageException("NOT_FOUND", source.file() + ": no such file" + elsewhere);
    }
    Sha256 key =
        new Sha256()
            .add(RECIPE + " " + settings.layout() + " " + settings.preprocessing())
            .add(source.side() + source.view() + source.manufacturer())
            .add(source.file());
    for (SourceImage.SourceLesion lesion : source.lesions()) {
      key.add(lesion.type() + " " + lesion.malignant()).add(lesion.outline().geometry());
      for (Path file : lesion.outline().files()) {
        key.add(file);
      }
    }
    return key.hex();
  }

  private PreparedImage make(SourceImage source, String key) {
    Picture picture = picture(source);
    LesionDrawing lesions = LesionDrawing.of(source, picture.placement());
    List<String> warnings = new ArrayList<>(picture.facts().warnings());
    warnings.addAll(contradictions(source, picture.facts()));
    warnings.addAll(lesions.warnings());
    return write(source, key, picture.image(), lesions, picture.facts(), warnings);
  }

  /** A method of its own, so that the film is no longer held while its masks are read. */
  private Picture picture(SourceImage source) {
    Mammogram mammogram =
        MammogramReader.read(source.file(), PrepareSettings.INTENSITY, settings.layout().accept());
    Placed placed = settings.preprocessing().place(PixelRows.of(mammogram));
    return new Picture(GreyImage.of(placed.image()), placed.placement(), mammogram.facts());
  }

  private PreparedImage write(
      SourceImage source,
      String key,
      GreyImage image,
      LesionDrawing lesions,
      Mammogram.Facts facts,
      List<String> warnings) {
    byte[] png = GreyPng.bytes(image);
    byte[] mask = lesions.merged().map(GreyPng::bytes).orElse(new byte[0]);
    PixelSums sums = PixelSums.of(image);
    PreparedImage prepared =
        new PreparedImage(
            key,
            Digests.sha256(png),
            mask.length == 0 ? "" : Digests.sha256(mask),
            pixelDigest(image, lesions),
            sums.sum(),
            sums.sumOfSquares(),
            source.manufacturer().isEmpty() ? facts.manufacturer() : source.manufacturer(),
            facts.sopClassUid(),
            facts.intensity(),
            warnings,
            lesions.rows());
    store.write(source.name(), png, mask, prepared);
    return prepared;
  }

  private static String pixelDigest(GreyImage image, LesionDrawing lesions) {
    Sha256 digest = new Sha256().add(image);
    lesions.merged().ifPresent(digest::add);
    return digest.hex();
  }

  private static List<String> contradictions(SourceImage source, Mammogram.Facts facts) {
    List<String> found = new ArrayList<>();
    if (facts.laterality() != Laterality.UNKNOWN
        && !facts.laterality().name().equals(source.side())) {
      found.add("the header says side " + facts.laterality());
    }
    if (facts.view() != View.UNKNOWN && !facts.view().name().equals(source.view())) {
      found.add("the header says view " + facts.view());
    }
    return found;
  }

  /** What is left of a film once it is placed. */
  private record Picture(GreyImage image, Placement placement, Mammogram.Facts facts) {}

  /** Exact sums of the pixels. */
  private record PixelSums(long sum, long sumOfSquares) {
    static PixelSums of(GreyImage image) {
      long sum = 0;
      long squares = 0;
      for (short pixel : image.pixels()) {
        long value = Short.toUnsignedLong(pixel);
        sum += value;
        squares += value * value;
      }
      return new PixelSums(sum, squares);
    }
  }
}

package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.config.Folders;
import io.mammoedge.trainer.config.JsonFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A prepared data set. Immutable; images are read when asked for. */
public final class Dataset {
  static final String DESCRIPTION = "dataset.json";
  static final String IMAGES_TABLE = "images.csv";
  static final String LESIONS_TABLE = "lesions.csv";
  static final String IMAGES = "images";
  static final String MASKS = "masks";

  private final Path folder;
  private final DatasetDescription description;
  private final List<ImageRow> images;
  private final List<LesionRow> lesions;

  private Dataset(
      Path folder, DatasetDescription description, List<ImageRow> images, List<LesionRow> lesions) {
    this.folder = folder;
    this.description = description;
    this.images = images;
    this.lesions = lesions;
  }

  /**
   * Opens what {@code prepare} wrote.
   *
   * @throws MammoEdgeException when the folder does not exist or is not a finished data set
   */
  public static Dataset open(Path folder) {
    Folders.requireSource(folder);
    Path description = folder.resolve(DESCRIPTION);
    if (!Files.isRegularFile(description)) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          folder + ": no finished data set (dataset.json is missing); make it with 'prepare'");
    }
    return new Dataset(
        folder.toAbsolutePath().normalize(),
        JsonFile.read(description, DatasetDescription.class),
        Tables.images(folder.resolve(IMAGES_TABLE)),
        Tables.lesions(folder.resolve(LESIONS_TABLE)));
  }

  /** Where it lies, absolute. */
  public Path folder() {
    return folder;
  }

  /** How it was made. */
  public DatasetDescription description() {
    return description;
  }

  /** SHA-256 over the tables (but not where the sources lay) and all pixels, as hexadecimal. */
  public String digest() {
    return description.digest();
  }

  /** Every image, in order of name. */
  public List<ImageRow> images() {
    return images;
  }

  /** The images of one split, in order of name. */
  public List<ImageRow> split(Split split) {
    return images.stream().filter(row -> row.split() == split).toList();
  }

  /** Every lesion, in order of image and number. */
  public List<LesionRow> lesions() {
    return lesions;
  }

  /**
   * The same set with fewer images, or with some in other splits. Other training images are read
   * for their mean; the digest stays that of the whole set.
   *
   * @param rows of images of this set, in order of name
   * @throws MammoEdgeException when a training image is missing or damaged
   */
  public Dataset with(List<ImageRow> rows) {
    Set<String> names = rows.stream().map(ImageRow::image).collect(Collectors.toSet());
    List<LesionRow> kept = lesions.stream().filter(l -> names.contains(l.image())).toList();
    DatasetDescription restricted =
        description.with(
            Summaries.counts(rows), Summaries.lesions(rows, kept), trainingPixels(rows));
    return new Dataset(folder, restricted, List.copyOf(rows), kept);
  }

  private DatasetDescription.PixelStatistics trainingPixels(List<ImageRow> rows) {
    boolean asBefore =
        rows.stream().filter(row -> row.split() == Split.TRAIN).toList().equals(split(Split.TRAIN));
    return asBefore
        ? description.pixels()
        : Summaries.trainingPixels(rows, this::read, description.size());
  }

  /**
   * Reads one prepared image.
   *
   * @throws MammoEdgeException when the file is missing, damaged or of another size
   */
  public GreyImage read(ImageRow row) {
    Path file = folder.resolve(IMAGES).resolve(row.image() + ".png");
    GreyImage image = GreyPng.image(file);
    checkSize(file, image.height(), image.width());
    return image;
  }

  /**
   * Reads the merged mask of an image's lesions; nothing is inside where no lesion was outlined.
   *
   * @throws MammoEdgeException when the file is damaged or of another size
   */
  public Mask mask(ImageRow row) {
    Path file = folder.resolve(MASKS).resolve(row.image() + ".png");
    if (!Files.exists(file)) {
      return Mask.empty(description.size());
    }
    Mask mask = GreyPng.mask(file);
    checkSize(file, mask.height(), mask.width());
    return mask;
  }

  /** The DICOM file behind an image, absolute. */
  public Path source(ImageRow row) {
    return Path.of(description.in()).resolve(row.source());
  }

  private void checkSize(Path file, int height, int width) {
    if (height != description.size().height() || width != description.size().width()) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          file + ": is " + height + "x" + width + ", the data set says " + description.size());
    }
  }
}

package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.dicom.Intensity;
import io.mammoedge.runtime.preprocess.Preprocessing;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What {@code dataset.json} says of a data set.
 *
 * @param schema version of this format, 1
 * @param layout how the source folder was laid out
 * @param in the source folder, absolute
 * @param preprocessing what was done to every image; a model trained on the set carries it on
 * @param intensity how stored values became presentation values
 * @param accept which kinds of image were taken; a release trained on the set carries it on
 * @param tables SHA-256 of the set's own tables by file name
 * @param images how many images there are, by split and by label
 * @param lesions how many lesions there are, by split and by class
 * @param pixels statistics of the training images
 * @param splits how patients were split
 * @param refused every image that is left out because it could not be read or must not be used
 * @param digest SHA-256 over {@code images.csv} without its column {@code source}, {@code
 *     lesions.csv} and all pixels: the same wherever the source files lay
 */
public record DatasetDescription(
    int schema,
    Layout layout,
    String in,
    Preprocessing preprocessing,
    Intensity intensity,
    Accept accept,
    Map<String, String> tables,
    Map<String, Counts> images,
    Map<String, LesionCounts> lesions,
    PixelStatistics pixels,
    SplitSummary splits,
    List<Refusal> refused,
    String digest) {
  /** The schema this program writes. */
  public static final int SCHEMA = 1;

  /** Checks for nulls and the schema. */
  public DatasetDescription {
    if (schema != SCHEMA) {
      throw new IllegalArgumentException("schema " + schema + " is not " + SCHEMA);
    }
    Objects.requireNonNull(layout, "layout is null");
    Objects.requireNonNull(in, "in is null");
    ImageSize.after(Objects.requireNonNull(preprocessing, "preprocessing is null"));
    Objects.requireNonNull(intensity, "intensity is null");
    Objects.requireNonNull(accept, "accept is null");
    Objects.requireNonNull(pixels, "pixels is null");
    Objects.requireNonNull(splits, "splits is null");
    Objects.requireNonNull(digest, "digest is null");
    tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    images = Collections.unmodifiableMap(new TreeMap<>(images));
    // Sets of earlier versions of this program do not have it.
    lesions = lesions == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(lesions));
    refused = List.copyOf(refused);
  }

  /** The same of some of the images. */
  DatasetDescription with(
      Map<String, Counts> otherImages,
      Map<String, LesionCounts> otherLesions,
      PixelStatistics otherPixels) {
    return new DatasetDescription(
        schema,
        layout,
        in,
        preprocessing,
        intensity,
        accept,
        tables,
        otherImages,
        otherLesions,
        otherPixels,
        splits,
        refused,
        digest);
  }

  /** Of every prepared image. */
  public ImageSize size() {
    return ImageSize.after(preprocessing);
  }

  /**
   * How many there are in one split.
   *
   * @param patients patients with at least one image
   * @param benign images
   * @param malignant images
   */
  public record Counts(int patients, int benign, int malignant) {}

  /**
   * How many lesions there are in one split.
   *
   * @param benignMasses benign masses
   * @param malignantMasses malignant masses
   * @param benignCalcifications benign calcifications or clusters
   * @param malignantCalcifications malignant ones
   * @param others distortions, asymmetries and whatever else was outlined
   * @param withoutPlace of all these: whose mask is missing or not usable. Their images say so in
   *     {@code warnings}; they give no patches, neither of the lesion nor of background
   */
  public record LesionCounts(
      int benignMasses,
      int malignantMasses,
      int benignCalcifications,
      int malignantCalcifications,
      int others,
      int withoutPlace) {}

  /**
   * Over all pixels of all training images, on the 0..255 scale (value · 255/65535).
   *
   * @param mean what a network subtracts
   * @param standardDeviation of the population
   * @param images how many
   */
  public record PixelStatistics(double mean, double standardDeviation, int images) {}

  /**
   * How patients were split.
   *
   * @param protocol the set's own split or a new one
   * @param seed of the random draw
   * @param patientsInTwoOfficialSplits who stand in more than one split of the set's own tables:
   *     each went as a whole to the later of train, validation, test
   * @param imagesMoved how many of their images thereby left the split of the tables
   */
  public record SplitSummary(
      SplitProtocol protocol, long seed, int patientsInTwoOfficialSplits, int imagesMoved) {}
}

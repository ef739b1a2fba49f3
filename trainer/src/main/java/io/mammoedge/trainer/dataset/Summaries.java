package io.mammoedge.trainer.dataset;

import io.mammoedge.trainer.dataset.DatasetDescription.Counts;
import io.mammoedge.trainer.dataset.DatasetDescription.LesionCounts;
import io.mammoedge.trainer.dataset.DatasetDescription.PixelStatistics;
import io.mammoedge.trainer.dataset.PatientSplits.Patient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers about a data set. */
final class Summaries {
  private static final double TO_255 = 255.0 / 65535.0;

  private Summaries() {}

  static Map<String, Counts> counts(List<ImageRow> images) {
    Map<String, Counts> counts = new TreeMap<>();
    for (Split split : Split.values()) {
      List<ImageRow> rows = images.stream().filter(row -> row.split() == split).toList();
      int patients = (int) rows.stream().map(ImageRow::patient).distinct().count();
      int malignant = (int) rows.stream().filter(ImageRow::malignant).count();
      counts.put(split.word(), new Counts(patients, rows.size() - malignant, malignant));
    }
    return counts;
  }

  static Map<String, LesionCounts> lesions(List<ImageRow> images, List<LesionRow> lesions) {
    Map<String, Split> splits =
        images.stream().collect(Collectors.toMap(ImageRow::image, ImageRow::split));
    Map<String, LesionCounts> counts = new TreeMap<>();
    for (Split split : Split.values()) {
      counts.put(
          split.word(), lesions(lesions.stream().filter(l -> splits.get(l.image()) == split)));
    }
    return counts;
  }

  private static LesionCounts lesions(Stream<LesionRow> stream) {
    List<LesionRow> lesions = stream.toList();
    return new LesionCounts(
        count(lesions, l -> l.type() == LesionType.MASS && !l.malignant()),
        count(lesions, l -> l.type() == LesionType.MASS && l.malignant()),
        count(lesions, l -> l.type() == LesionType.CALCIFICATION && !l.malignant()),
        count(lesions, l -> l.type() == LesionType.CALCIFICATION && l.malignant()),
        count(lesions, l -> l.type() == LesionType.OTHER),
        count(lesions, l -> !l.located()));
  }

  private static int count(List<LesionRow> lesions, Predicate<LesionRow> wanted) {
    return (int) lesions.stream().filter(wanted).count();
  }

  /**
   * Mean and standard deviation over all pixels of the training images; both lists in the same
   * order.
   */
  static PixelStatistics trainingPixels(
      List<ImageRow> images, List<PreparedImage> prepared, ImageSize size) {
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (int i = 0; i < images.size(); i++) {
      if (images.get(i).split() == Split.TRAIN) {
        sum += prepared.get(i).sum();
        squares += prepared.get(i).sumOfSquares();
        n++;
      }
    }
    return pixels(sum, squares, n, size);
  }

  /** The same of images that are read one after another. */
  static PixelStatistics trainingPixels(
      List<ImageRow> images, Function<ImageRow, GreyImage> read, ImageSize size) {
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (ImageRow row : images) {
      if (row.split() == Split.TRAIN) {
        for (short pixel : read.apply(row).pixels()) {
          double value = Short.toUnsignedInt(pixel);
          sum += value;
          squares += value * value;
        }
        n++;
      }
    }
    return pixels(sum, squares, n, size);
  }

  /** From sums of the values 0..65535, and of their squares, of n images. */
  private static PixelStatistics pixels(double sum, double squares, int n, ImageSize size) {
    double pixels = Math.max(1, (double) n * size.height() * size.width());
    double mean = sum / pixels;
    double variance = Math.max(0, squares / pixels - mean * mean);
    return new PixelStatistics(mean * TO_255, Math.sqrt(variance) * TO_255, n);
  }

  /** How many images of patients in two official splits left the split the tables gave them. */
  static int moved(List<Patient> patients, List<SourceImage> images, Map<String, Split> splits) {
    Set<String> inTwo =
        patients.stream().filter(Patient::inTwoSplits).map(Patient::id).collect(Collectors.toSet());
    return (int)
        images.stream()
            .filter(image -> inTwo.contains(image.patient()))
            .filter(image -> !image.official().contains(splits.get(image.patient())))
            .count();
  }
}

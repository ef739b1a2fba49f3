package io.mammoedge.runtime.release;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Images that were scored by this release where it was made: the ones that its evidence is from.
 *
 * @param split which part of the data set
 * @param n images
 * @param patients whose they are
 * @param probability of malignancy, 0..1
 * @param imageMean of the presentation values of each image, on the scale 0..255
 * @param imageStandardDeviation likewise
 * @param views images by view
 * @param manufacturers images by manufacturer; "" where it was not known
 * @param calledMalignant images at or above the threshold of the operating point
 * @param preparation what became of all files of the data set
 */
public record DomainReference(
    String split,
    int n,
    int patients,
    Distribution probability,
    Distribution imageMean,
    Distribution imageStandardDeviation,
    Map<String, Integer> views,
    Map<String, Integer> manufacturers,
    int calledMalignant,
    Preparation preparation) {
  /** Checks for nulls. */
  public DomainReference {
    require(split, "domain.reference.split");
    require(probability, "domain.reference.probability");
    require(imageMean, "domain.reference.imageMean");
    require(imageStandardDeviation, "domain.reference.imageStandardDeviation");
    require(views, "domain.reference.views");
    require(manufacturers, "domain.reference.manufacturers");
    require(preparation, "domain.reference.preparation");
  }

  /**
   * A distribution in short.
   *
   * @param quantiles ascending, to {@value #DIGITS} significant digits: all values if there are not
   *     more than {@value #MOST}, else those at the shares (i − 0.5)/{@value #MOST}
   * @param patientCorrelation how much alike images of one patient are: the intraclass correlation
   *     of being above the median, 0..1
   * @param independent how many independent images the sample is worth
   */
  public record Distribution(
      List<Double> quantiles, double patientCorrelation, double independent) {
    /** So many quantiles are enough: a step of the distribution function is half a percent. */
    public static final int MOST = 200;

    /** What is compared has so many significant digits. */
    public static final int DIGITS = 6;

    /** Copies the list. */
    public Distribution {
      require(quantiles, "domain.reference.quantiles");
      quantiles = List.copyOf(quantiles);
    }

    /** A value with the digits that quantiles have. */
    public static double rounded(double value) {
      return new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue();
    }
  }

  /**
   * What {@code prepare} did with the files of a data set.
   *
   * @param images taken
   * @param refused left out: not readable, or not to be used
   */
  public record Preparation(int images, int refused) {}

  private static void require(Object value, String key) {
    Objects.requireNonNull(value, () -> "manifest has no '" + key + "'");
  }
}

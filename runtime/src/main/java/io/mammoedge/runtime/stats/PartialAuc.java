package io.mammoedge.runtime.stats;

import java.util.OptionalDouble;

/**
 * The area under a part of the ROC curve.
 *
 * @param area between the curve and the axis, 0 to {@code high - low}
 * @param low lower end of the range of specificities (or of sensitivities), 0..1
 * @param high its upper end, above {@code low}
 */
public record PartialAuc(double area, double low, double high) {
  private static final double ROUNDING = 1e-12;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException unless 0 ≤ low &lt; high ≤ 1
   */
  public PartialAuc {
    if (!(low >= 0 && low < high && high <= 1)) {
      throw new IllegalArgumentException(
          "a partial area needs 0 <= low < high <= 1, not " + low + " to " + high);
    }
  }

  /** What a score without information reaches. */
  public double chance() {
    return (1 - low + 1 - high) * (high - low) / 2;
  }

  /**
   * Scaled to 0.5 for chance and 1 for perfection, after McClish, Medical Decision Making 9 (1989)
   * 190–195. Below chance it is not defined and empty, where pROC gives NA. On the diagonal, to
   * rounding, it is 0.5; there rounding decides whether pROC gives 0.5 or NA.
   */
  public OptionalDouble corrected() {
    double greatest = high - low;
    return area < chance() - ROUNDING
        ? OptionalDouble.empty()
        : OptionalDouble.of((1 + (area - chance()) / (greatest - chance())) / 2);
  }
}

package io.mammoedge.runtime.stats;

import java.util.Locale;

/**
 * What margin of ΔAUC these many patients can show, by two one-sided tests at 5 % each as {@link
 * Equivalence} does them. It rests on the normal approximation and on the observed standard error,
 * which falls with the square root of the number of patients while their mix stays: Schuirmann,
 * Journal of Pharmacokinetics and Biopharmaceutics 15 (1987) 657–680; sample sizes as in Julious,
 * Statistics in Medicine 23 (2004) 1921–1986, section 5.
 *
 * @param delta observed ΔAUC
 * @param standardError of delta, clustered by patient, at least 0
 * @param patients at least 1
 */
public record ResolvableMargin(double delta, double standardError, int patients) {
  private static final double POWER = 0.8;
  private static final double Z_ALPHA = Normal.quantile(0.95);

  /** With no true difference either bound can be missed, each with half of 1 − power. */
  private static final double Z_BETA = Normal.quantile(1 - (1 - POWER) / 2);

  /** Checks the ranges. */
  public ResolvableMargin {
    if (!(standardError >= 0) || patients < 1) {
      throw new IllegalArgumentException(
          "no advice from a standard error of %s with %d patients"
              .formatted(standardError, patients));
    }
  }

  /**
   * From an observed comparison.
   *
   * @param difference clustered by patient
   * @param patients that it rests on
   */
  public static ResolvableMargin of(AucDifference difference, int patients) {
    return new ResolvableMargin(difference.delta(), difference.standardError(), patients);
  }

  /** Any greater margin contains the present 90 % interval: |Δ| + z₀.₉₅ · SE. */
  public double present() {
    return Math.abs(delta) + Z_ALPHA * standardError;
  }

  /**
   * The margin that as many other patients would show with a power of 80 % if there were no
   * difference: (z₀.₉₅ + z₀.₉₀) · SE.
   */
  public double planned() {
    return (Z_ALPHA + Z_BETA) * standardError;
  }

  /**
   * How likely as many other patients would show this margin if there were no difference: 2
   * Φ(margin / SE − z₀.₉₅) − 1, or 0 where that is negative.
   *
   * @param margin above 0
   */
  public double power(double margin) {
    requireMargin(margin);
    return standardError == 0
        ? 1
        : Math.max(0, 2 * Normal.cdf(margin / standardError - Z_ALPHA) - 1);
  }

  /**
   * Roughly how many patients would show a margin with a power of 80 % if there were no difference:
   * n · (planned / margin)². Less than a factor of two is not known from few patients.
   *
   * @param margin above 0
   */
  public long patientsFor(double margin) {
    requireMargin(margin);
    double ratio = planned() / margin;
    return Math.max(1, (long) Math.ceil(patients * ratio * ratio));
  }

  /** One sentence for people. */
  public String words(double margin) {
    requireMargin(margin);
    if (standardError == 0) {
      return "These %d patients are ranked alike, so they say nothing about the margin they could show."
          .formatted(patients);
    }
    String first =
        String.format(
            Locale.ROOT,
            "With %d patients a margin of ±%.2g can be shown (80 %% power if there is no difference)",
            patients,
            planned());
    return planned() <= margin
        ? first + ", which is enough for ±" + margin + "."
        : first + "; ±" + margin + " needs about " + rounded(patientsFor(margin)) + " patients.";
  }

  /** To two digits, upwards: more would be pretence. */
  private static long rounded(long count) {
    long unit = 1;
    while (count / unit >= 100) {
      unit *= 10;
    }
    return (count + unit - 1) / unit * unit;
  }

  private static void requireMargin(double margin) {
    if (!(margin > 0)) {
      throw new IllegalArgumentException("a margin is above 0, not " + margin);
    }
  }
}

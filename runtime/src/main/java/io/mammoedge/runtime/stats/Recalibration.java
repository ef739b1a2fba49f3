package io.mammoedge.runtime.stats;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;

/**
 * The logistic regression of the truth on the log-odds of a score: Cox, Biometrika 45 (1958)
 * 562–565. Intercept 0 and slope 1 are perfect; a slope below 1 says that the probabilities are too
 * extreme, an intercept below 0 (at slope 1) that they are too high.
 *
 * @param intercept in log-odds
 * @param slope log-odds of the truth for each log-odds of the score
 * @param interceptError standard error
 * @param slopeError standard error
 */
public record Recalibration(
    double intercept, double slope, double interceptError, double slopeError) {
  /** Of Newton's method, which doubles the right digits each time: never reached. */
  private static final int MOST_STEPS = 200;

  private static final double PRECISION = 1e-13;

  /**
   * The maximum of the likelihood. It takes cases for independent: with several images of one
   * patient the standard errors are too small.
   *
   * @param logOdds cases scored by log(p / (1 − p))
   * @throws MammoEdgeException if a class is missing, all scores are equal, or a threshold
   *     separates the classes: then there is no maximum (Albert and Anderson, Biometrika 71 (1984)
   *     1–10)
   */
  public static Recalibration of(Cases logOdds) {
    requireOverlap(logOdds);
    double a = 0;
    double b = 0;
    Step step = Step.from(logOdds, a, b);
    for (int i = 0; i < MOST_STEPS && step.matters(a, b); i++) {
      double share = share(logOdds, a, b, step);
      a += share * step.intercept;
      b += share * step.slope;
      step = Step.from(logOdds, a, b);
    }
    return new Recalibration(
        a, b, Math.sqrt(step.interceptVariance), Math.sqrt(step.slopeVariance));
  }

  private static void requireOverlap(Cases cases) {
    double[] positives = cases.sortedScores(true);
    double[] negatives = cases.sortedScores(false);
    Placements.requireBoth(positives.length, negatives.length);
    if (positives[0] >= negatives[negatives.length - 1]
        || negatives[0] >= positives[positives.length - 1]) {
      throw new MammoEdgeException(
          ExitCode.NOT_ENOUGH_CASES,
          "a calibration slope needs classes that overlap, but a threshold separates these %d positive and %d negative cases; use a larger split"
              .formatted(positives.length, negatives.length));
    }
  }

  /** Halved until the likelihood does not fall: far from the maximum Newton's step is too long. */
  private static double share(Cases cases, double a, double b, Step step) {
    double before = logLikelihood(cases, a, b);
    double share = 1;
    // Near the maximum rounding may let it fall a little.
    while (share > 1e-6
        && logLikelihood(cases, a + share * step.intercept, b + share * step.slope)
            < before - 1e-12 * Math.abs(before)) {
      share /= 2;
    }
    return share;
  }

  private static double logLikelihood(Cases cases, double a, double b) {
    double sum = 0;
    for (int i = 0; i < cases.size(); i++) {
      double eta = a + b * cases.scores()[i];
      double wrong = cases.positive()[i] ? -eta : eta;
      sum -= Math.max(wrong, 0) + Math.log1p(Math.exp(-Math.abs(wrong)));
    }
    return sum;
  }

  /** One step of Newton's method, and the inverse of the information it rests on. */
  private record Step(
      double intercept, double slope, double interceptVariance, double slopeVariance) {
    static Step from(Cases cases, double a, double b) {
      double[] gradient = new double[2];
      double[] information = new double[3];
      for (int i = 0; i < cases.size(); i++) {
        double x = cases.scores()[i];
        double p = 1 / (1 + Math.exp(-a - b * x));
        double residual = (cases.positive()[i] ? 1 : 0) - p;
        gradient[0] += residual;
        gradient[1] += residual * x;
        information[0] += p * (1 - p);
        information[1] += p * (1 - p) * x;
        information[2] += p * (1 - p) * x * x;
      }
      return solved(gradient, information[0], information[1], information[2]);
    }

    private static Step solved(double[] gradient, double aa, double ab, double bb) {
      double determinant = aa * bb - ab * ab;
      return new Step(
          (bb * gradient[0] - ab * gradient[1]) / determinant,
          (aa * gradient[1] - ab * gradient[0]) / determinant,
          bb / determinant,
          aa / determinant);
    }

    boolean matters(double a, double b) {
      return Math.abs(intercept) > PRECISION * (1 + Math.abs(a))
          || Math.abs(slope) > PRECISION * (1 + Math.abs(b));
    }
  }
}

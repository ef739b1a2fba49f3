package io.mammoedge.runtime.stats;

import io.mammoedge.runtime.MammoEdgeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The bootstrap of Efron (1979): how a statistic varies when the cases are drawn again with
 * replacement. For the statistics here use {@link Resampling#PATIENTS}, as patients have several
 * images. A resample that lacks a class has no ROC curve; it is drawn again, and counted in {@link
 * Replicates#redrawn()} (pROC leaves it out instead, so that fewer replicates remain).
 *
 * <p>In the cases that a statistic is given, every draw is a patient of its own, also when the same
 * one is drawn twice; their keys are "0", "1", …
 *
 * @param plan what is drawn
 * @param replications how often, at least 2
 * @param seed the same seed gives the same result on every machine
 */
public record Bootstrap(Resampling plan, int replications, long seed) {
  /** As in pROC; enough for the ends of a 95 % interval. */
  public static final int REPLICATIONS = 2000;

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException with fewer than 2 replications
   */
  public Bootstrap {
    Objects.requireNonNull(plan, "plan is null");
    if (replications < 2) {
      throw new IllegalArgumentException(replications + " replications are no distribution");
    }
  }

  /** With {@value #REPLICATIONS} replications. */
  public static Bootstrap of(Resampling plan, long seed) {
    return new Bootstrap(plan, REPLICATIONS, seed);
  }

  /**
   * The distribution of a statistic such as {@code c -> RocCurve.of(c).auc()}.
   *
   * @throws MammoEdgeException if a class has no case
   * @throws IllegalArgumentException if the statistic of a resample is not finite
   */
  public Replicates of(Cases cases, ToDoubleFunction<Cases> statistic) {
    return ofEach(cases, resample -> new double[] {statistic.applyAsDouble(resample)}).get(0);
  }

  /**
   * The distribution of a difference, candidate less reference, of which both are drawn alike.
   *
   * @throws MammoEdgeException if a class has no case
   * @throws IllegalArgumentException if labels or patients differ, or a difference is not finite
   */
  public Replicates ofDifference(
      Cases reference, Cases candidate, ToDoubleFunction<Cases> statistic) {
    return ofAlike(
            List.of(reference, candidate),
            drawn ->
                new double[] {
                  statistic.applyAsDouble(drawn.get(1)) - statistic.applyAsDouble(drawn.get(0))
                })
        .get(0);
  }

  /**
   * The distributions of several statistics of the same resamples.
   *
   * @param statistics as many numbers for every resample
   * @throws MammoEdgeException if a class has no case
   * @throws IllegalArgumentException if a statistic of a resample is not finite
   */
  public List<Replicates> ofEach(Cases cases, Function<Cases, double[]> statistics) {
    return ofAlike(List.of(cases), drawn -> statistics.apply(drawn.get(0)));
  }

  /**
   * The distributions of several statistics of cases that were scored several times, of which all
   * are drawn alike: what is compared in them is paired.
   *
   * @param scorings at least one, each of the same cases in the same order
   * @param statistics from the drawn cases, one a scoring, to as many numbers for every resample
   * @throws MammoEdgeException if a class has no case
   * @throws IllegalArgumentException if labels or patients differ, or a statistic is not finite
   */
  public List<Replicates> ofAlike(
      List<Cases> scorings, Function<List<Cases>, double[]> statistics) {
    scorings.forEach(scorings.get(0)::requireSameCases);
    Resampler resampler = Resampler.of(scorings.get(0), plan);
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = new double[replications][];
    int drawn = 0;
    for (int filled = 0; filled < replications; drawn++) {
      Resampler.Resample resample = resampler.draw(random);
      if (resampler.hasBothClasses(resample)) {
        rows[filled++] =
            statistics.apply(
                scorings.stream()
                    .map(cases -> cases.at(resample.indices(), resample.clusters()))
                    .toList());
      }
    }
    return columns(rows, drawn - replications);
  }

  private static List<Replicates> columns(double[][] rows, int redrawn) {
    List<Replicates> columns = new ArrayList<>();
    for (int k = 0; k < rows[0].length; k++) {
      int column = k;
      columns.add(
          Replicates.of(Arrays.stream(rows).mapToDouble(row -> row[column]).toArray(), redrawn));
    }
    return List.copyOf(columns);
  }
}

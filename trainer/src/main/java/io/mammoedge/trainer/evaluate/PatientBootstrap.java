package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.stats.Bootstrap;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredMean;
import io.mammoedge.runtime.stats.Replicates;
import io.mammoedge.runtime.stats.Resampling;
import io.mammoedge.runtime.stats.RocCurve;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * 95 % intervals from patients that are drawn again with replacement, each with all images.
 *
 * @param runs how often, at least 2
 * @param seed the same seed gives the same intervals on every machine
 */
public record PatientBootstrap(int runs, long seed) {
  /** As many as the paper's version of 2019 is quoted with. */
  public static final int RUNS = 3000;

  private static final long SEED = 12345;

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException with fewer than 2 runs
   */
  public PatientBootstrap {
    if (runs < 2) {
      throw new IllegalArgumentException(runs + " runs are no distribution");
    }
  }

  /** With a seed that is always the same. */
  public static PatientBootstrap of(int runs) {
    return new PatientBootstrap(runs, SEED);
  }

  /** With {@value #RUNS} runs. */
  public static PatientBootstrap usual() {
    return of(RUNS);
  }

  /** What it is, for people. */
  public String label() {
    return "bootstrap by patient, " + runs + " runs";
  }

  /**
   * The area under the curve.
   *
   * @throws io.mammoedge.runtime.MammoEdgeException if a class has no case
   */
  public Estimate auc(Cases cases) {
    return ofAreas(List.of(cases), List.of(AucStatistic.area("", 0))).get(0);
  }

  /**
   * What one scoring gains over another of the same images, of which both are drawn alike.
   *
   * @throws io.mammoedge.runtime.MammoEdgeException if a class has no case
   */
  public Estimate gain(Cases reference, Cases candidate) {
    return ofAreas(List.of(reference, candidate), List.of(AucStatistic.difference("", 1, 0)))
        .get(0);
  }

  /** How the patients are drawn, for any other statistic. */
  public Bootstrap draws() {
    return new Bootstrap(Resampling.PATIENTS, runs, seed);
  }

  /**
   * The mean of values.
   *
   * @param values finite, at least one
   * @param patients whose value it is
   */
  public Estimate mean(double[] values, String[] patients) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return Estimate.of(sum / values.length, ClusteredMean.of(values, patients, runs, seed));
  }

  /** The area under the curve at every level for which {@link Evaluated} has one. */
  public AucByLevel auc(String name, List<ScoredCase> scored) {
    return byLevel(List.of(scored), List.of(AucStatistic.area(name, 0))).get(0);
  }

  /**
   * Statistics of several scorings of the same images, of which all are drawn alike.
   *
   * @param scorings each of the same images in the same order
   */
  List<AucByLevel> byLevel(List<List<ScoredCase>> scorings, List<AucStatistic> statistics) {
    Map<Grouping, List<Estimate>> estimates = new EnumMap<>(Grouping.class);
    Evaluated first = Evaluated.of(scorings.get(0));
    for (Grouping level : Grouping.values()) {
      estimates.put(
          level,
          first.at(level).isPresent()
              ? ofAreas(scorings.stream().map(level::cases).toList(), statistics)
              : Collections.nCopies(statistics.size(), null));
    }
    List<AucByLevel> rows = new ArrayList<>();
    for (int i = 0; i < statistics.size(); i++) {
      rows.add(
          new AucByLevel(
              statistics.get(i).name(),
              estimates.get(Grouping.IMAGE).get(i),
              estimates.get(Grouping.BREAST).get(i),
              estimates.get(Grouping.PATIENT).get(i)));
    }
    return List.copyOf(rows);
  }

  private List<Estimate> ofAreas(List<Cases> scorings, List<AucStatistic> statistics) {
    double[] values = values(scorings, statistics);
    List<Replicates> replicates = draws().ofAlike(scorings, drawn -> values(drawn, statistics));
    List<Estimate> estimates = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      estimates.add(Estimate.of(values[i], replicates.get(i)));
    }
    return estimates;
  }

  private static double[] values(List<Cases> scorings, List<AucStatistic> statistics) {
    double[] areas = scorings.stream().mapToDouble(cases -> RocCurve.of(cases).auc()).toArray();
    return statistics.stream().mapToDouble(one -> one.of().applyAsDouble(areas)).toArray();
  }
}

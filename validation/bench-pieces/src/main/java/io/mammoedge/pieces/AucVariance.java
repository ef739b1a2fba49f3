package io.mammoedge.pieces;

import io.mammoedge.runtime.stats.AucDifference;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredAuc;
import io.mammoedge.runtime.stats.DeLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/** The area under the curve with its interval; two normal classes, four images a patient. */
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class AucVariance extends Piece {
  private static final int IMAGES_OF_A_PATIENT = 4;

  /** How many. */
  @Param({"1000", "100000"})
  public int cases;

  private Cases reference;
  private Cases candidate;

  /** Draws the scores. */
  @Setup
  public void draw() {
    Random random = new Random(1);
    boolean[] positive = new boolean[cases];
    String[] patients = new String[cases];
    double[] scores = new double[cases];
    double[] others = new double[cases];
    for (int i = 0; i < cases; i++) {
      positive[i] = random.nextInt(3) == 0;
      patients[i] = "p" + i / IMAGES_OF_A_PATIENT;
      scores[i] = random.nextGaussian() + (positive[i] ? 1 : 0);
      others[i] = scores[i] + 0.3 * random.nextGaussian();
    }
    reference = new Cases(scores, positive, patients);
    candidate = reference.withScores(others);
  }

  /** One model, cases taken as independent. */
  @Benchmark
  public AucEstimate deLong() {
    return DeLong.estimate(reference);
  }

  /** One model, clustered by patient. */
  @Benchmark
  public AucEstimate clustered() {
    return ClusteredAuc.estimate(reference);
  }

  /** Two models on the same cases, clustered by patient. */
  @Benchmark
  public AucDifference clusteredDifference() {
    return ClusteredAuc.compare(reference, candidate);
  }
}

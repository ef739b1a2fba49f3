package io.mammoedge.runtime.score;

import io.mammoedge.runtime.engine.HeatMap;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Outcome;
import io.mammoedge.runtime.preprocess.PixelRows;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.release.Manifest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Runs a graph on the four flips of an image: probabilities are averaged (the mean of the softmax
 * outputs), maps are flipped back and averaged.
 */
public final class FlipAverage {
  private FlipAverage() {}

  /**
   * What a release says of an image: the average where that is the runtime's duty, else the graph's
   * own answer.
   *
   * @param duty the manifest's word
   */
  public static Outcome where(Manifest.Flips duty, InferenceSession session, PixelRows image) {
    return duty == Manifest.Flips.RUNTIME ? run(session, image.plane()) : session.run(image);
  }

  /** Runs the graph four times. */
  public static Outcome run(InferenceSession session, Plane image) {
    // One after another: four images at once would take four times the memory and no less time.
    List<Outcome> outcomes =
        Arrays.stream(Flip.values())
            .map(flip -> flippedBack(flip, session.run(flip.apply(image))))
            .toList();
    double probability =
        outcomes.stream().mapToDouble(Outcome::probability).average().orElseThrow();
    return new Outcome(
        probability, new double[] {logMean(outcomes, 0), logMean(outcomes, 1)}, mean(outcomes));
  }

  private static Outcome flippedBack(Flip flip, Outcome outcome) {
    HeatMap map = outcome.heatMap().map(flip::apply).orElse(null);
    return new Outcome(outcome.probability(), outcome.logits(), map);
  }

  /** log(mean(exp(logit))), which keeps its digits where a probability is nearly 0 or 1. */
  private static double logMean(List<Outcome> outcomes, int index) {
    double[] logits = outcomes.stream().mapToDouble(o -> o.logits()[index]).toArray();
    double max = Arrays.stream(logits).max().orElseThrow();
    if (Double.isInfinite(max)) {
      return max;
    }
    double sum = Arrays.stream(logits).map(logit -> Math.exp(logit - max)).sum();
    return max + Math.log(sum / logits.length);
  }

  private static HeatMap mean(List<Outcome> outcomes) {
    List<HeatMap> maps = outcomes.stream().map(Outcome::heatMap).flatMap(Optional::stream).toList();
    if (maps.size() < outcomes.size()) {
      return null;
    }
    HeatMap first = maps.get(0);
    float[] mean = new float[first.values().length];
    for (int i = 0; i < mean.length; i++) {
      int cell = i;
      mean[i] = (float) maps.stream().mapToDouble(m -> m.values()[cell]).average().orElseThrow();
    }
    return new HeatMap(first.height(), first.width(), mean);
  }
}

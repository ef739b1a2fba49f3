package io.mammoedge.runtime.check;

import io.mammoedge.runtime.release.Manifest.Evidence;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.Normal;
import java.util.List;
import java.util.Random;

/** Made-up sites and evidence. */
final class Sites {
  private Sites() {}

  /** Normal scores of the same spread in both classes, each case of another patient. */
  static Cases binormal(Random random, double auc, int positives, int negatives) {
    return binormal(random, auc, positives, negatives, 1);
  }

  /** As above; the positive scores have that standard deviation, the negative ones 1. */
  static Cases binormal(Random random, double auc, int positives, int negatives, double spread) {
    double shift = Math.hypot(1, spread) * Normal.quantile(auc);
    double[] scores = new double[positives + negatives];
    boolean[] positive = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      positive[i] = i < positives;
      scores[i] = random.nextGaussian() * (positive[i] ? spread : 1) + (positive[i] ? shift : 0);
    }
    return Cases.independent(scores, positive);
  }

  /** Two images of each patient; half the variance of their scores is the patient's. */
  static Cases paired(Random random, double auc, int ofEachClass) {
    double shift = Math.sqrt(2) * Normal.quantile(auc);
    int images = 4 * ofEachClass;
    double[] scores = new double[images];
    boolean[] positive = new boolean[images];
    String[] patients = new String[images];
    for (int i = 0; i < images; i += 2) {
      double patient = random.nextGaussian();
      for (int j = i; j < i + 2; j++) {
        positive[j] = i < images / 2;
        patients[j] = "p" + i;
        double score = (patient + random.nextGaussian()) / Math.sqrt(2);
        scores[j] = score + (positive[j] ? shift : 0);
      }
    }
    return new Cases(scores, positive, patients);
  }

  /** Evidence with an interval of ±0.02, as it comes out where the area is this one. */
  static Evidence measured(Random random, double auc) {
    double error = 0.02 / Normal.quantile(0.975);
    double stated = Math.min(1, auc + error * random.nextGaussian());
    return stated(stated, stated - 0.02, Math.min(1, stated + 0.02));
  }

  static Evidence stated(double auc, double low, double high) {
    return new Evidence(
        "set", "test", 400, 200, 100, auc, List.of(low, high), "made up", List.of());
  }
}

package io.mammoedge.runtime.stats;

import java.util.SplittableRandom;

/**
 * Cases whose true AUC is known: both classes are normal with variance 1, the positives are
 * shifted.
 *
 * @param frame labels and patients; its scores do not matter
 * @param shared part of the variance that all images of one patient have in common, 0..1
 */
record Binormal(Cases frame, double shared) {
  /** One image a patient. */
  static Binormal independent(int positives, int negatives) {
    return patients(positives, negatives, 1, 0);
  }

  /** The patients have 1, 2, … {@code mostImages}, 1, … images, all of them of one class. */
  static Binormal patients(int ill, int healthy, int mostImages, double shared) {
    int n = images(ill, mostImages) + images(healthy, mostImages);
    boolean[] positive = new boolean[n];
    String[] patients = new String[n];
    int filled = 0;
    for (int patient = 0; patient < ill + healthy; patient++) {
      boolean isIll = patient < ill;
      int images = 1 + (isIll ? patient : patient - ill) % mostImages;
      for (int image = 0; image < images; image++) {
        positive[filled] = isIll;
        patients[filled++] = Integer.toString(patient);
      }
    }
    return new Binormal(new Cases(new double[n], positive, patients), shared);
  }

  /** As above, but only the first image of an ill patient shows it. */
  static Binormal mixed(int ill, int healthy, int mostImages, double shared) {
    Binormal all = patients(ill, healthy, mostImages, shared);
    boolean[] positive = all.frame.positive();
    String[] patients = all.frame.clusters();
    for (int i = positive.length - 1; i > 0; i--) {
      positive[i] &= !patients[i].equals(patients[i - 1]);
    }
    return new Binormal(new Cases(new double[positive.length], positive, patients), shared);
  }

  private static int images(int patients, int mostImages) {
    int sum = 0;
    for (int patient = 0; patient < patients; patient++) {
      sum += 1 + patient % mostImages;
    }
    return sum;
  }

  /** The shift that gives an AUC. */
  static double separation(double auc) {
    return Math.sqrt(2) * Normal.quantile(auc);
  }

  /** What the empirical AUC is on average: pairs within one patient differ less. */
  double expected(double separation) {
    double pairs = (double) frame.count(true) * frame.count(false);
    double within = 0;
    for (int[] patient : frame.numberedClusters().members()) {
      int positives = 0;
      for (int i : patient) {
        positives += frame.positive()[i] ? 1 : 0;
      }
      within += positives * (double) (patient.length - positives);
    }
    return (1 - within / pairs) * Normal.cdf(separation / Math.sqrt(2))
        + within / pairs * Normal.cdf(separation / Math.sqrt(2 * (1 - shared)));
  }

  /** Of variance 1, for every image. */
  double[] noise(SplittableRandom random) {
    double[] ofPatient = new double[frame.clusterCount()];
    for (int i = 0; i < ofPatient.length; i++) {
      ofPatient[i] = random.nextGaussian();
    }
    double[] noise = new double[frame.size()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] =
          Math.sqrt(shared) * ofPatient[frame.numberedClusters().numbers()[i]]
              + Math.sqrt(1 - shared) * random.nextGaussian();
    }
    return noise;
  }

  /** Noise of variance 1 that is correlated with another. */
  double[] alike(double[] noise, double correlation, SplittableRandom random) {
    double[] other = noise(random);
    for (int i = 0; i < other.length; i++) {
      other[i] = correlation * noise[i] + Math.sqrt(1 - correlation * correlation) * other[i];
    }
    return other;
  }

  /** Scores. */
  Cases scored(double[] noise, double separation) {
    double[] scores = noise.clone();
    for (int i = 0; i < scores.length; i++) {
      scores[i] += frame.positive()[i] ? separation : 0;
    }
    return frame.withScores(scores);
  }

  /** Scores. */
  Cases draw(double separation, SplittableRandom random) {
    return scored(noise(random), separation);
  }
}

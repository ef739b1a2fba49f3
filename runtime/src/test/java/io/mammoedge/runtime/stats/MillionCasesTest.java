package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A process of its own with 512 MB compares a million pairs of scores. */
class MillionCasesTest {
  private static final int N = 1_000_000;
  private static final int IMAGES = 4;

  /** What runs with little memory. Writes AUC, ΔAUC and both standard errors of it. */
  public static final class Child {
    private Child() {}

    /** No arguments. */
    public static void main(String[] none) {
      Cases reference = images(new SplittableRandom(1));
      Cases candidate = noisy(reference, new SplittableRandom(2));
      long start = System.nanoTime();
      AucDifference plain = DeLong.compare(reference, candidate);
      AucDifference clustered = ClusteredAuc.compare(reference, candidate);
      double auc = RocCurve.of(reference).auc();
      System.err.printf(
          "a million pairs: DeLong and Obuchowski in %d ms%n",
          (System.nanoTime() - start) / 1_000_000);
      System.out.printf(
          "%s %s %s %s", auc, clustered.delta(), plain.standardError(), clustered.standardError());
    }
  }

  @Test
  void aMillionPairsFitInto512Megabytes() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).isZero();
    double[] numbers = Stream.of(out.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    // Both classes normal with variance 1, one apart; the candidate's variance is 1 + 0.3².
    double auc = Normal.cdf(1 / Math.sqrt(2));
    assertThat(numbers[0]).isEqualTo(auc, within(0.003));
    assertThat(numbers[1]).isEqualTo(Normal.cdf(1 / Math.sqrt(2 + 2 * 0.09)) - auc, within(0.001));
    // The noise is each image's own, so the patients hardly matter for the difference.
    assertThat(numbers[2]).isBetween(1e-4, 1e-3);
    assertThat(numbers[3]).isEqualTo(numbers[2], within(0.1 * numbers[2]));
  }

  /** With two digits, so that most are tied; half of each score is the patient's. */
  private static Cases images(SplittableRandom random) {
    double[] scores = new double[N];
    boolean[] positive = new boolean[N];
    String[] patients = new String[N];
    double shared = 0;
    for (int i = 0; i < N; i++) {
      if (i % IMAGES == 0) {
        shared = Math.sqrt(0.5) * random.nextGaussian();
      }
      patients[i] = "P" + i / IMAGES;
      positive[i] = i / IMAGES % 5 == 0;
      scores[i] = rounded(shared + Math.sqrt(0.5) * random.nextGaussian() + (positive[i] ? 1 : 0));
    }
    return new Cases(scores, positive, patients);
  }

  private static Cases noisy(Cases cases, SplittableRandom random) {
    double[] scores = new double[N];
    for (int i = 0; i < N; i++) {
      scores[i] = rounded(cases.scores()[i] + 0.3 * random.nextGaussian());
    }
    // With keys of its own, as when it comes from another file.
    return new Cases(scores, cases.positive().clone(), cases.clusters());
  }

  private static double rounded(double score) {
    return Math.rint(100 * score) / 100;
  }
}

package io.mammoedge.trainer.train;

import io.mammoedge.runtime.preprocess.Plane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** Runs a network over validation samples and judges the answers. */
public final class Evaluation {
  private static final int LARGEST_BATCH = 16;

  /** Of all images that go through a network at once: sixteen patches, or one whole image. */
  private static final int PIXELS = 16 * 224 * 224;

  private final Samples samples;
  private final ToDoubleBiFunction<double[][], int[]> score;

  /**
   * An evaluation.
   *
   * @param score from class probabilities [n][classes] and labels [n] to what is maximised
   */
  public Evaluation(Samples samples, ToDoubleBiFunction<double[][], int[]> score) {
    this.samples = samples;
    this.score = score;
  }

  /** How many samples judge. */
  public int size() {
    return samples.size();
  }

  /**
   * What came out.
   *
   * @param loss mean cross-entropy
   * @param score the judge's
   */
  public record Judgement(double loss, double score) {}

  Judgement judge(Network network, float mean, int workers) {
    double[][] all = probabilities(network, mean, workers);
    int[] labels =
        IntStream.range(0, samples.size()).flatMap(i -> Arrays.stream(samples.labels(i))).toArray();
    int[] counted =
        IntStream.range(0, labels.length).filter(i -> labels[i] != Sample.NOTHING).toArray();
    double[][] probabilities =
        Arrays.stream(counted).mapToObj(i -> all[i]).toArray(double[][]::new);
    int[] known = Arrays.stream(counted).map(i -> labels[i]).toArray();
    return new Judgement(loss(probabilities, known), score.applyAsDouble(probabilities, known));
  }

  private static double loss(double[][] probabilities, int[] labels) {
    double loss = 0;
    for (int i = 0; i < labels.length; i++) {
      loss -= Math.log(Math.max(1e-12, probabilities[i][labels[i]]));
    }
    return loss / labels.length;
  }

  /** Softmax probabilities [samples][classes], or [samples times places][classes], in order. */
  public double[][] probabilities(Network network, float mean, int workers) {
    double[][] rows = logProbabilities(network, mean, workers, () -> {});
    for (double[] row : rows) {
      Arrays.setAll(row, k -> Math.exp(row[k]));
    }
    return rows;
  }

  /**
   * Logarithms of the softmax probabilities [samples][classes], in order.
   *
   * @param mean subtracted from the images, 0..255 scale
   * @param workers threads that prepare images
   * @param sampleDone called once a sample
   */
  public double[][] logProbabilities(
      Network network, float mean, int workers, Runnable sampleDone) {
    List<double[]> rows = new ArrayList<>();
    try (Batches batches = new Batches(samples, batchSize(), mean, workers)) {
      batches.inOrder(
          batch -> {
            for (float[] logits :
                network.logits(batch.values(), batch.count(), batch.height(), batch.width())) {
              rows.add(Softmax.logOf(logits));
              sampleDone.run();
            }
          });
    }
    return rows.toArray(double[][]::new);
  }

  private int batchSize() {
    Plane first = samples.image(0);
    long pixels = (long) first.height() * first.width();
    return (int) Math.max(1, Math.min(LARGEST_BATCH, PIXELS / pixels));
  }

  /** Share of samples whose most probable class is theirs. */
  public static double accuracy(double[][] probabilities, int[] labels) {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += mostProbable(probabilities[i]) == labels[i] ? 1 : 0;
    }
    return (double) right / labels.length;
  }

  /**
   * The class with the greatest probability; of several the first.
   *
   * @param row probabilities or their logarithms
   */
  public static int mostProbable(double[] row) {
    int best = 0;
    for (int k = 1; k < row.length; k++) {
      best = row[k] > row[best] ? k : best;
    }
    return best;
  }
}

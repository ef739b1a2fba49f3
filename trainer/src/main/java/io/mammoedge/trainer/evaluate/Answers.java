package io.mammoedge.trainer.evaluate;

import java.util.List;

/**
 * What several models answer to the views of one image, before anything is averaged. Averages are
 * those of softmax probabilities (paper §3.3), as logarithms.
 *
 * @param byMember log-probabilities by class of each view, one list a model; the image as it is
 *     comes first, then its mirror images if they were asked for
 */
public record Answers(List<List<double[]>> byMember) {
  /** Copies the list. */
  public Answers {
    byMember = List.copyOf(byMember);
  }

  /** Of one model to the image as it is. */
  public double[] alone(int member) {
    return byMember.get(member).get(0);
  }

  /** Of one model, averaged over the views. */
  public double[] flipped(int member) {
    return Reference.logMean(byMember.get(member));
  }

  /** Averaged over the models, to the image as it is. */
  public double[] models() {
    return Reference.logMean(byMember.stream().map(views -> views.get(0)).toList());
  }

  /** Averaged over models and views. */
  public double[] all() {
    return Reference.logMean(byMember.stream().flatMap(List::stream).toList());
  }
}

package io.mammoedge.exporter.graph;

import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.score.Flip;
import java.util.List;
import java.util.Objects;

/**
 * Where one member on one view of the image stands in a release graph, from image to answer.
 *
 * @param member index of the member
 * @param flip mirrors the image before it
 * @param image name of the mirrored image
 * @param preprocessing its steps
 * @param steps names of what the steps give, one each
 * @param blocks of the network, children before parents
 * @param logits name of what the network gives, [1,2]
 * @param logProbabilities name of their log-softmax
 */
public record TracedView(
    int member,
    Flip flip,
    String image,
    Preprocessing preprocessing,
    List<String> steps,
    List<TracedBlock> blocks,
    String logits,
    String logProbabilities) {
  /** Copies the lists. */
  public TracedView {
    Objects.requireNonNull(flip, "flip");
    Objects.requireNonNull(preprocessing, "preprocessing");
    steps = List.copyOf(steps);
    blocks = List.copyOf(blocks);
  }

  /** Name of what the network takes. */
  public String input() {
    return steps.isEmpty() ? image : steps.get(steps.size() - 1);
  }
}

package io.mammoedge.validation.layers;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Something that both roads compute, from tensors to a tensor.
 *
 * @param view the flip that it sees, in words; empty for the image as it is
 * @param name stage or block path
 * @param inputs names of the release's tensors that go in
 * @param output name of the one that comes out
 * @param reference what Java and DJL compute from such inputs; the result is a new array of the
 *     first input's manager
 * @param isComposite whether it is made of stages before it
 */
record Stage(
    String view,
    String name,
    List<String> inputs,
    String output,
    Function<List<NDArray>, NDArray> reference,
    boolean isComposite) {
  /** Copies the list. */
  Stage {
    Objects.requireNonNull(view, "view");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(reference, "reference");
    inputs = List.copyOf(inputs);
  }
}

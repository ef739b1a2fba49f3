package io.mammoedge.validation.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import io.mammoedge.exporter.graph.TracedBlock;
import io.mammoedge.exporter.graph.TracedView;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Step;
import io.mammoedge.runtime.score.Flip;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.train.Softmax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The stages of a release graph in its order, from the image to the probability. */
final class Stages {
  static final String IMAGE = "image";
  static final String LOGITS = "logits";
  static final String FLIPS = "flips";

  private final Reference network;
  private final List<TracedView> views;
  private final Flip outside;
  private final Set<String> known = new HashSet<>();
  private final List<Stage> stages = new ArrayList<>();

  private Stages(Reference network, List<TracedView> views, Flip outside) {
    this.network = network;
    this.views = views;
    this.outside = outside;
  }

  /**
   * Of a graph with these views. What several members share comes once.
   *
   * @param outside flip of the image before the graph
   */
  static List<Stage> of(Reference network, List<TracedView> views, Flip outside) {
    Stages stages = new Stages(network, views, outside);
    views.forEach(stages::view);
    stages.answer();
    return List.copyOf(stages.stages);
  }

  /** A flip in a few letters; empty for none. */
  private String words(Flip inside) {
    Flip flip = inside == Flip.NONE ? outside : inside;
    return flip == Flip.NONE ? "" : flip.name().toLowerCase(Locale.ROOT);
  }

  private void view(TracedView view) {
    if (view.flip() != Flip.NONE) {
      add(view, FLIPS, IMAGE, view.image(), ofPlane(view.flip()::apply), false);
    }
    String current = view.image();
    for (int i = 0; i < view.steps().size(); i++) {
      Step step = view.preprocessing().steps().get(i);
      String name = "preprocessing.step" + (i + 1) + "." + step.kind();
      add(view, name, current, view.steps().get(i), ofPlane(step::apply), false);
      current = view.steps().get(i);
    }
    for (TracedBlock block : view.blocks()) {
      add(
          view,
          block.path(),
          block.input(),
          block.output(),
          block(view, block),
          block.isComposite());
    }
    if (views.size() > 1) {
      add(
          view,
          view.logProbabilities(),
          view.logits(),
          view.logProbabilities(),
          Stages::logSoftmax,
          false);
    }
  }

  private void answer() {
    List<String> answers = views.stream().map(TracedView::logits).toList();
    stages.add(new Stage(words(Flip.NONE), LOGITS, answers, LOGITS, Stages::logMean, false));
    stages.add(
        new Stage(
            words(Flip.NONE),
            "probability",
            List.of(LOGITS),
            "probability",
            Stages::probability,
            false));
  }

  private void add(
      TracedView view,
      String name,
      String input,
      String output,
      UnaryOperator<NDArray> reference,
      boolean isComposite) {
    if (known.add(output)) {
      stages.add(
          new Stage(
              words(view.flip()),
              name,
              List.of(input),
              output,
              inputs -> reference.apply(inputs.get(0)),
              isComposite));
    }
  }

  private static UnaryOperator<NDArray> ofPlane(UnaryOperator<Plane> step) {
    return image -> {
      Shape shape = image.getShape();
      Plane plane = new Plane((int) shape.get(2), (int) shape.get(3), image.toFloatArray());
      Plane result = step.apply(plane);
      return image
          .getManager()
          .create(result.values(), new Shape(1, 1, result.height(), result.width()));
    };
  }

  /** A network of three channels takes the grey plane three times, as in training. */
  private UnaryOperator<NDArray> block(TracedView view, TracedBlock traced) {
    boolean isFirst = traced.input().equals(view.input());
    int channels = network.members().get(view.member()).network().spec().backbone().channels();
    return input -> {
      if (!isFirst || channels == 1) {
        return run(traced.blocks(), input);
      }
      try (NDArray replicated = input.repeat(1, channels)) {
        return run(traced.blocks(), replicated);
      }
    };
  }

  private static NDArray run(List<Block> blocks, NDArray input) {
    ParameterStore store = new ParameterStore(input.getManager(), false);
    NDArray current = input;
    for (Block block : blocks) {
      NDArray next = block.forward(store, new NDList(current), false).singletonOrThrow();
      if (current != input) {
        current.close();
      }
      current = next;
    }
    return current;
  }

  private static NDArray logSoftmax(NDArray logits) {
    return row(logits, Softmax.logOf(logits.toFloatArray()));
  }

  private static NDArray logMean(List<NDArray> logits) {
    List<double[]> logs = logits.stream().map(view -> Softmax.logOf(view.toFloatArray())).toList();
    return row(logits.get(0), Reference.logMean(logs));
  }

  /** A softmax of the logarithms, as in the graph; they add up to 1 up to rounding. */
  private static NDArray probability(List<NDArray> inputs) {
    NDArray logits = inputs.get(0);
    return logits
        .getManager()
        .create(new float[] {(float) Softmax.of(logits.toFloatArray())[1]}, new Shape(1));
  }

  private static NDArray row(NDArray of, double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return of.getManager().create(floats, new Shape(1, floats.length));
  }
}

package io.mammoedge.exporter.graph;

import ai.djl.nn.Block;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.onnx.Values;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.score.Flip;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.TrainedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The graph of a release: from 16-bit presentation values to a probability.
 *
 * <p>Input {@code image}: float32 [1,1,H,W], values 0..65535, any H and W. Outputs, all float32:
 * {@code probability} [1] of malignant; {@code logits} [1,2], the log-probabilities of benign and
 * malignant; {@code cam} [1,1,h,w], the class activation map of malignant, where every member's
 * head has one and all are of one size. Several members, or flips inside the graph: the mean of
 * their probabilities and maps.
 */
public final class ReleaseGraph {
  private static final int OPSET = 18;
  private static final String IMAGE = "image";

  private ReleaseGraph() {}

  /**
   * One averaged network.
   *
   * @param network gives logits [1,2], class order benign, malignant; its weights are loaded
   * @param channels that it takes: 1, or 3 equal ones
   * @param preprocessing from presentation values to its input
   */
  public record Member(Block network, int channels, Preprocessing preprocessing) {
    /** Checks the channels. */
    public Member {
      Objects.requireNonNull(network, "network");
      Objects.requireNonNull(preprocessing, "preprocessing");
      if (channels != 1 && channels != 3) {
        throw new IllegalArgumentException("a network takes 1 or 3 channels, not " + channels);
      }
    }

    /** All of a reference, in order. */
    public static List<Member> of(Reference reference) {
      return reference.members().stream().map(Member::of).toList();
    }

    /** A trained model, as it is. */
    public static Member of(TrainedModel model) {
      return new Member(
          model.network().block(),
          model.network().spec().backbone().channels(),
          model.preprocessing());
    }
  }

  /**
   * A graph, and where in it the blocks of the networks are.
   *
   * @param model without metadata
   * @param views every member on every flip, in the order of the graph
   */
  public record Traced(Model model, List<TracedView> views) {
    /** Copies the list. */
    public Traced {
      Objects.requireNonNull(model, "model");
      views = List.copyOf(views);
    }
  }

  /**
   * The graph, without metadata.
   *
   * @param members one or more
   * @param name of the graph
   * @param flips averaged over inside the graph, each once, {@link Flip#NONE} first; it alone for
   *     none
   * @return the same model for the same members
   * @throws MammoEdgeException if a network cannot be written as ONNX
   */
  public static Model of(List<Member> members, String name, List<Flip> flips) {
    return traced(members, name, flips).model();
  }

  /** As {@link #of}, with the places of the networks' blocks. */
  public static Traced traced(List<Member> members, String name, List<Flip> flips) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a release needs at least one member");
    }
    if (flips.isEmpty() || flips.get(0) != Flip.NONE || Set.copyOf(flips).size() < flips.size()) {
      throw new IllegalArgumentException("flips are NONE and then others, each once: " + flips);
    }
    GraphBuilder graph = new GraphBuilder(IMAGE);
    ViewNodes views = new ViewNodes(graph, IMAGE);
    Ensemble ensemble = new Ensemble(graph, views.add(members, flips));
    List<ValueInfoProto> outputs = new ArrayList<>();
    outputs.add(Values.floats("probability", "1"));
    outputs.add(Values.floats("logits", "1", "2"));
    ensemble.addProbability();
    if (ensemble.addMap()) {
      outputs.add(Values.floats("cam", "1", "1", "cam_height", "cam_width"));
    }
    Model model =
        new Model(
            name,
            OPSET,
            List.of(Values.floats(IMAGE, "1", "1", "height", "width")),
            outputs,
            graph.build());
    return new Traced(model, views.traced());
  }
}

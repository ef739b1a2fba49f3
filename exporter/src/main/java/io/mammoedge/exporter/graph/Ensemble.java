package io.mammoedge.exporter.graph;

import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Tensors;
import java.util.ArrayList;
import java.util.List;

/** The outputs of a release graph: the mean over its members, on each view of the image. */
final class Ensemble {
  private static final int MALIGNANT = 1;

  private final GraphBuilder graph;
  private final List<MemberGraph> members;

  Ensemble(GraphBuilder graph, List<MemberGraph> members) {
    this.graph = graph;
    this.members = members;
  }

  /**
   * Adds {@code logits} and {@code probability}. The mean of probabilities is taken as a logarithm
   * of a sum of exponentials, so that sure members do not underflow; the probability is a softmax
   * of the result and therefore within 0..1 whatever the rounding.
   */
  void addProbability() {
    String logits = members.size() == 1 ? logSoftmax(members.get(0), "logits") : logMean();
    String both = graph.node("Softmax", "probabilities", List.of(logits), Attributes.of("axis", 1));
    String malignant = graph.constant(Tensors.index("probability.malignant", MALIGNANT));
    graph.node("Gather", "probability", List.of(both, malignant), Attributes.of("axis", 1));
  }

  /** Adds {@code cam} if every member has a map and all are of one size. */
  boolean addMap() {
    if (members.stream().anyMatch(member -> member.map().isEmpty()) || !isOneGrid()) {
      return false;
    }
    if (members.size() == 1) {
      members.get(0).addMap(graph, "cam");
      return true;
    }
    List<String> maps = new ArrayList<>();
    for (MemberGraph member : members) {
      maps.add(member.addMap(graph, member.inEnsemble("cam")));
    }
    String all = graph.node("Concat", "members.cam", maps, Attributes.of("axis", 0));
    String axis = graph.constant(Tensors.longs("cam.axis", 0));
    graph.node("ReduceMean", "cam", List.of(all, axis), Attributes.of("keepdims", 1));
    return true;
  }

  /** Of one size for certain: a size that the preprocessing leaves open could differ. */
  private boolean isOneGrid() {
    return members.size() == 1
        || (members.get(0).cells().isPresent()
            && members.stream().map(MemberGraph::cells).distinct().count() == 1);
  }

  private String logMean() {
    List<String> each = new ArrayList<>();
    for (MemberGraph member : members) {
      each.add(logSoftmax(member, member.logProbabilities()));
    }
    String all = graph.node("Concat", "members.logits", each, Attributes.of("axis", 0));
    String axis = graph.constant(Tensors.longs("logits.axis", 0));
    String sum =
        graph.node(
            "ReduceLogSumExp", "logits.sum", List.of(all, axis), Attributes.of("keepdims", 1));
    String count = graph.constant(Tensors.scalar("logits.count", (float) Math.log(members.size())));
    return graph.node("Sub", "logits", List.of(sum, count));
  }

  private String logSoftmax(MemberGraph member, String name) {
    return graph.node(
        "LogSoftmax", name, List.of(member.network().output()), Attributes.of("axis", 1));
  }
}

package io.mammoedge.exporter.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A graph with one way in and one way out.
 *
 * @param graph its nodes and weights
 * @param input name of the tensor it reads
 * @param output name of the tensor it gives
 */
public record Network(Graph graph, String input, String output) {
  /** Checks for nulls. */
  public Network {
    Objects.requireNonNull(graph, "graph");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(output, "output");
  }

  /** The same with another name for its output tensor; the node that makes it keeps its name. */
  public Network withOutput(String name) {
    UnaryOperator<String> rename = tensor -> tensor.equals(output) ? name : tensor;
    List<NodeProto> nodes = graph.nodes().stream().map(n -> Nodes.rename(n, rename)).toList();
    return new Network(new Graph(nodes, graph.constants()), input, name);
  }

  /**
   * The same nodes once more, on another input and the same constants, which this part leaves out.
   *
   * @param prefix put before the names of nodes and of what they give
   */
  public Network again(String otherInput, String prefix) {
    Set<String> made =
        graph.nodes().stream()
            .flatMap(node -> node.getOutputList().stream())
            .collect(Collectors.toSet());
    UnaryOperator<String> rename =
        tensor ->
            tensor.equals(input)
                ? otherInput
                : made.contains(tensor) ? Site.join(prefix, tensor) : tensor;
    List<NodeProto> nodes =
        graph.nodes().stream()
            .map(node -> Nodes.rename(node, rename))
            .map(node -> node.toBuilder().setName(Site.join(prefix, node.getName())).build())
            .toList();
    return new Network(new Graph(nodes, Map.of()), otherInput, rename.apply(output));
  }
}

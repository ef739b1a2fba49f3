package io.mammoedge.exporter.graph;

import ai.djl.nn.Block;
import io.mammoedge.exporter.network.TrainerConverters;
import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.BatchNormFold;
import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.onnx.Network;
import io.mammoedge.exporter.onnx.Values;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.List;

/** A network alone, without preprocessing, for programs that bring their own. */
public final class BareGraph {
  private static final int OPSET = 17;

  private BareGraph() {}

  /**
   * Writes the network. Input {@code image}: float32 [N, channels, H, W], already preprocessed.
   * Outputs: {@code logits} and {@code probabilities} (their softmax), float32 [N, classes].
   *
   * @param network gives logits [N, classes]; its weights are loaded
   * @param channels that it takes
   * @param name of the graph
   * @return bytes of an ONNX file, the same for the same network
   * @throws MammoEdgeException if the network cannot be written as ONNX
   */
  public static byte[] write(Block network, int channels, String name) {
    Network converted = TrainerConverters.all().network(network, "image", "");
    Network folded = BatchNormFold.apply(converted).withOutput("logits");
    GraphBuilder graph = new GraphBuilder("image").append(folded.graph());
    graph.node("Softmax", "probabilities", List.of("logits"), Attributes.of("axis", 1));
    return new Model(
            name,
            OPSET,
            List.of(Values.floats("image", "batch", "" + channels, "height", "width")),
            List.of(
                Values.floats("logits", "batch", "classes"),
                Values.floats("probabilities", "batch", "classes")),
            graph.build())
        .toBytes();
  }
}

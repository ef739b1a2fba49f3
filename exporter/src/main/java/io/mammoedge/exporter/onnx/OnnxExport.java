package io.mammoedge.exporter.onnx;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.List;

/** Any DJL network as an ONNX model: the short way through this package. */
public final class OnnxExport {
  /** The first with {@code LayerNormalization}. */
  private static final int OPSET = 17;

  private OnnxExport() {}

  /**
   * Writes a network as it behaves in evaluation, with the batch norms folded where they can be.
   *
   * @param network initialised or loaded; it takes one float32 array and gives one
   * @param converters of all its blocks
   * @param input what the model takes
   * @param output what it gives; its sizes are declared, not computed
   * @return a model of opset 17
   * @throws MammoEdgeException if a block cannot be written, or if a fixed size or a rank is not
   *     the network's own
   */
  public static Model model(
      Block network, Converters converters, TensorSpec input, TensorSpec output) {
    Network folded = BatchNormFold.apply(converters.network(network, input.name(), ""));
    Shape[] inputs = shapes(network);
    input.requireFits(single(inputs));
    output.requireFits(single(network.getOutputShapes(inputs)));
    GraphBuilder graph = new GraphBuilder(input.name()).append(folded.graph());
    graph.node("Identity", output.name(), List.of(folded.output()));
    return new Model(
        "network", OPSET, List.of(declaration(input)), List.of(declaration(output)), graph.build());
  }

  private static Shape[] shapes(Block network) {
    if (!network.isInitialized() || network.getInputShapes() == null) {
      throw refused("the network was not initialised with an input shape");
    }
    return network.getInputShapes();
  }

  private static Shape single(Shape... shapes) {
    if (shapes.length != 1) {
      throw refused("the network has %d arrays where one is needed".formatted(shapes.length));
    }
    return shapes[0];
  }

  private static MammoEdgeException refused(String reason) {
    return new MammoEdgeException(ExitCode.USAGE, "cannot export: " + reason);
  }

  private static ValueInfoProto declaration(TensorSpec tensor) {
    return Values.floats(tensor.name(), tensor.dims().toArray(String[]::new));
  }
}

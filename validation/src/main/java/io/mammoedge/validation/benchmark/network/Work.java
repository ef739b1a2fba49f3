package io.mammoedge.validation.benchmark.network;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.onnx.Tensors;
import io.mammoedge.exporter.onnx.Values;
import io.mammoedge.exporter.quantize.GraphRun;
import io.mammoedge.runtime.engine.ImageTensors;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a graph in float32 computes and moves for one image, whoever runs it.
 *
 * @param multiplyAdds of its convolutions and matrix products
 * @param bytes of their inputs, weights and outputs, each moved once; what is done to an output on
 *     its way to memory (activations, sums) costs nothing more
 */
public record Work(long multiplyAdds, long bytes) {
  private static final Set<String> PRODUCTS = Set.of("Conv", "Gemm", "MatMul");
  private static final int FLOAT = 1;

  /** Counts by running the graph once: every product tells the shapes of its input and output. */
  static Work of(Model model, Plane image) {
    List<NodeProto> products =
        model.graph().nodes().stream().filter(n -> PRODUCTS.contains(n.getOpType())).toList();
    Map<String, Double> sizes = sizes(model, products, image);
    long multiplyAdds = 0;
    long bytes = 0;
    for (NodeProto product : products) {
      long output = sizes.get(product.getOutput(0)).longValue();
      long[] weight = Tensors.dims(model.graph().constant(product.getInput(1)));
      multiplyAdds += output * terms(product, weight);
      bytes += Float.BYTES * (output + elements(weight));
      bytes += Float.BYTES * sizes.get(product.getInput(0)).longValue();
    }
    return new Work(multiplyAdds, bytes);
  }

  /** Products in one output: a kernel's, or a row's. */
  private static long terms(NodeProto product, long[] weight) {
    boolean rowsAreInputs =
        product.getOpType().equals("MatMul")
            || Attributes.find(product, "transB").map(a -> a.getI() == 0).orElse(true);
    return product.getOpType().equals("Conv") || !rowsAreInputs
        ? elements(weight) / weight[0]
        : weight[weight.length - 2];
  }

  private static long elements(long[] dims) {
    return Arrays.stream(dims).reduce(1, Math::multiplyExact);
  }

  private static Map<String, Double> sizes(Model model, List<NodeProto> products, Plane image) {
    GraphBuilder graph = new GraphBuilder(model.inputs().get(0).getName()).append(model.graph());
    List<String> tensors =
        products.stream()
            .flatMap(p -> List.of(p.getInput(0), p.getOutput(0)).stream())
            .distinct()
            .toList();
    for (String tensor : tensors) {
      String size = graph.node("Size", "int size " + tensor, List.of(tensor));
      graph.node("Cast", "size " + tensor, List.of(size), Attributes.of("to", FLOAT));
    }
    Model counting =
        model
            .withGraph(graph.build())
            .withOutputs(tensors.stream().map(tensor -> Values.floats("size " + tensor)).toList());
    Map<String, Double> sizes = new HashMap<>();
    try (GraphRun run = new GraphRun(counting)) {
      run.runTensors(
          image,
          (name, tensor) ->
              sizes.put(
                  name.substring(name.indexOf(' ') + 1), (double) ImageTensors.floats(tensor)[0]));
    }
    return sizes;
  }
}

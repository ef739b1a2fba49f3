package io.mammoedge.exporter.quantize;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.mammoedge.exporter.onnx.Graph;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.onnx.Tensors;
import io.mammoedge.exporter.quantize.Calibration.Seen;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Graphs with some layers in 8 bits, tried on images.
 *
 * @param model in 32-bit floats
 * @param layers all that could be in 8 bits
 * @param weights how far their codes reach
 * @param seen values of every tensor that needs a range
 * @param onRun called after each run of a graph
 */
record Trials(
    Model model,
    List<LayerGroup> layers,
    WeightRange weights,
    Map<String, Seen> seen,
    Runnable onRun) {
  /**
   * Multiplications in the time that a value takes into bytes or back. With 12 layers of ResNet50
   * in float on a processor with AVX-512, each conversion took about 2 ns, a multiplication 12 ps.
   */
  private static final double CONVERSION = 160;

  /** Runs the graph on the images to see the values of its tensors. */
  static Trials of(
      Model model,
      List<LayerGroup> layers,
      WeightRange weights,
      List<Plane> images,
      Runnable onRun) {
    Map<String, Seen> seen = Calibration.of(model, tensors(model.graph(), layers), images, onRun);
    return new Trials(model, layers, weights, seen, onRun);
  }

  /** Those that all layers together need, and those that only a layer alone needs. */
  private static List<String> tensors(Graph graph, List<LayerGroup> layers) {
    Set<String> tensors = new LinkedHashSet<>(QuantizedGraph.tensors(graph, names(layers)));
    layers.forEach(layer -> tensors.addAll(QuantizedGraph.tensors(graph, names(List.of(layer)))));
    return List.copyOf(tensors);
  }

  private static Set<String> names(Collection<LayerGroup> layers) {
    return layers.stream().flatMap(layer -> layer.nodes().stream()).collect(Collectors.toSet());
  }

  /** The graph with these layers in 8 bits. */
  Model quantized(Collection<LayerGroup> which, RangeRule rule) {
    return model.withGraph(
        QuantizedGraph.of(
            model.graph(),
            names(which),
            tensor -> rule.range(seen.get(tensor).histogram()),
            weights));
  }

  /** Root mean square of Δ log-odds against {@code expected}, on as many images. */
  double noise(Model tried, List<Plane> images, double[] expected) {
    double[] got = logOdds(tried, images, onRun);
    double sum = 0;
    for (int i = 0; i < got.length; i++) {
      sum += (got[i] - expected[i]) * (got[i] - expected[i]);
    }
    return Math.sqrt(sum / got.length);
  }

  static double[] logOdds(Model tried, List<Plane> images, Runnable onRun) {
    try (InferenceSession session = InferenceSession.open(tried.toBytes(), Provider.CPU, 0)) {
      double[] logOdds = new double[images.size()];
      for (int i = 0; i < logOdds.length; i++) {
        logOdds[i] = session.run(images.get(i)).logOdds();
        onRun.run();
      }
      return logOdds;
    }
  }

  /**
   * What a layer costs in float between others in bytes, in multiplications: its own, and the
   * conversion of each value that goes in and comes out.
   */
  double cost(LayerGroup layer) {
    return layer.nodes().stream().mapToDouble(this::cost).sum();
  }

  private double cost(String name) {
    Graph graph = model.graph();
    NodeProto node =
        graph.nodes().stream().filter(n -> n.getName().equals(name)).findFirst().orElseThrow();
    long[] dims = Tensors.dims(graph.constant(node.getInput(1)));
    String output = node.getOutput(0);
    String counted =
        seen.containsKey(output) ? output : graph.consumers(output).get(0).getOutput(0);
    double in = seen.get(node.getInput(0)).elements();
    double out = seen.get(counted).elements();
    return out * dims[1] * dims[2] * dims[3] + CONVERSION * (in + out);
  }
}

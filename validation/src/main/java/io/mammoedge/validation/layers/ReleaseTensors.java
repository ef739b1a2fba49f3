package io.mammoedge.validation.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.quantize.GraphRun;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tensors of a release graph on one image, a group at a time. */
final class ReleaseTensors {
  private final Model model;
  private final Map<String, EightBits> eightBits;
  private final Map<String, NodeProto> producers = new HashMap<>();

  ReleaseTensors(Model model) {
    this.model = model;
    this.eightBits = EightBits.of(model.graph());
    for (NodeProto node : model.graph().nodes()) {
      node.getOutputList().forEach(output -> producers.put(output, node));
    }
  }

  Map<String, EightBits> eightBits() {
    return eightBits;
  }

  /** The node that makes a tensor, if there is such a tensor. */
  Optional<NodeProto> producer(String tensor) {
    return Optional.ofNullable(producers.get(tensor));
  }

  /** Whether the graph has it. */
  boolean has(String tensor) {
    return tensor.equals(Stages.IMAGE) || producers.containsKey(tensor);
  }

  /** How the tensor lies in 8 bits, if it does. */
  Optional<EightBits> inEightBits(String tensor) {
    return Optional.ofNullable(eightBits.get(tensor));
  }

  /** Whether a stage ends in 8 bits, has weights of 8 bits, or is made of stages that do. */
  boolean computesWithBytes(Stage stage) {
    return eightBits.containsKey(stage.output())
        || producer(stage.output()).filter(this::hasCodes).isPresent()
        || (stage.isComposite() && !eightBits.isEmpty());
  }

  private boolean hasCodes(NodeProto node) {
    return node.getInputCount() > 1
        && producer(node.getInput(1))
            .filter(input -> input.getOpType().equals("DequantizeLinear"))
            .filter(input -> model.graph().constants().containsKey(input.getInput(0)))
            .isPresent();
  }

  /**
   * Runs the graph once.
   *
   * @param tensors that the graph has; of those in 8 bits the values that readers of floats see
   * @param manager owns the arrays
   */
  Map<String, NDArray> run(Plane image, Collection<String> tensors, NDManager manager) {
    Map<String, NDArray> values = new HashMap<>();
    Set<String> wanted = new HashSet<>(tensors);
    Map<String, String> names = new HashMap<>();
    for (String tensor : wanted) {
      if (!tensor.equals(Stages.IMAGE) || eightBits.containsKey(tensor)) {
        names.put(seen(tensor), tensor);
      }
    }
    try (GraphRun run = new GraphRun(giving(names.keySet()))) {
      run.runTensors(image, (name, tensor) -> values.put(names.get(name), copy(tensor, manager)));
    }
    values.putIfAbsent(
        Stages.IMAGE,
        manager.create(image.values(), new Shape(1, 1, image.height(), image.width())));
    return values;
  }

  private String seen(String tensor) {
    return inEightBits(tensor).map(EightBits::values).orElse(tensor);
  }

  private Model giving(Set<String> tensors) {
    List<ValueInfoProto> outputs =
        tensors.stream()
            .sorted()
            .map(name -> ValueInfoProto.newBuilder().setName(name).build())
            .toList();
    return model.withOutputs(outputs);
  }

  private static NDArray copy(OnnxTensor tensor, NDManager manager) {
    return manager.create(tensor.getFloatBuffer(), new Shape(tensor.getInfo().getShape()));
  }
}

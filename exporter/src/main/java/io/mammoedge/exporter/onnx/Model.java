package io.mammoedge.exporter.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.mammoedge.runtime.IntegrityException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A graph with its declarations: what an {@code .onnx} file holds.
 *
 * @param name of the graph
 * @param opset version of ONNX's own operators
 * @param inputs what a caller gives
 * @param outputs what a caller gets
 * @param graph how the one becomes the other
 * @param metadata {@code metadata_props}, written in key order
 */
public record Model(
    String name,
    int opset,
    List<ValueInfoProto> inputs,
    List<ValueInfoProto> outputs,
    Graph graph,
    Map<String, String> metadata) {
  /** IR version 8 belongs to opsets 15 to 18 (ONNX versioning table). */
  private static final int IR_VERSION = 8;

  private static final String NOTICE = "Research use, not a medical device.";

  /** Copies lists and map. */
  public Model {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
  }

  /** A model without metadata. */
  public Model(
      String name,
      int opset,
      List<ValueInfoProto> inputs,
      List<ValueInfoProto> outputs,
      Graph graph) {
    this(name, opset, inputs, outputs, graph, Map.of());
  }

  /**
   * Reads a file that {@link #toBytes} wrote: an {@code .onnx} file with ONNX's own operators only.
   *
   * @throws IntegrityException when the bytes are no ONNX model
   */
  public static Model parse(byte[] onnx) {
    try {
      return of(ModelProto.parseFrom(onnx));
    } catch (InvalidProtocolBufferException e) {
      throw new IntegrityException("not an ONNX model: " + e.getMessage(), e);
    }
  }

  private static Model of(ModelProto model) {
    GraphProto graph = model.getGraph();
    Map<String, TensorProto> constants = new LinkedHashMap<>();
    graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
    Map<String, String> metadata = new TreeMap<>();
    model.getMetadataPropsList().forEach(e -> metadata.put(e.getKey(), e.getValue()));
    return new Model(
        graph.getName(),
        Math.toIntExact(model.getOpsetImport(0).getVersion()),
        graph.getInputList(),
        graph.getOutputList(),
        new Graph(graph.getNodeList(), constants),
        metadata);
  }

  /** The same with one more metadata entry. */
  public Model withMetadata(String key, String value) {
    Map<String, String> more = new TreeMap<>(metadata);
    more.put(key, value);
    return new Model(name, opset, inputs, outputs, graph, more);
  }

  /** The same declarations around another graph. */
  public Model withGraph(Graph other) {
    return new Model(name, opset, inputs, outputs, other, metadata);
  }

  /** The same graph, giving these tensors instead. */
  public Model withOutputs(List<ValueInfoProto> others) {
    return new Model(name, opset, inputs, others, graph, metadata);
  }

  /** The file's bytes; the same model gives the same bytes. */
  public byte[] toBytes() {
    return proto().toByteArray();
  }

  /** Writes {@link #toBytes} without holding all of them at once. */
  public void writeTo(OutputStream out) throws IOException {
    proto().writeTo(out);
  }

  private ModelProto proto() {
    ModelProto.Builder model = ModelProto.newBuilder();
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model
        .setIrVersion(IR_VERSION)
        .setProducerName("mammoedge")
        .setDomain("io.mammoedge")
        .setDocString(NOTICE)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(opset))
        .setGraph(graphProto())
        .build();
  }

  private GraphProto graphProto() {
    return GraphProto.newBuilder()
        .setName(name)
        .addAllNode(graph.nodes())
        .addAllInitializer(graph.constants().values())
        .addAllInput(inputs)
        .addAllOutput(outputs)
        .build();
  }
}

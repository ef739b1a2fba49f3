package io.mammoedge.exporter.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;

/**
 * A graph with its declarations: what an {@code .onnx} file holds.
 *
 * @param name of the graph
 * @param opset version of ONNX's own operators
 * @param inputs what a caller gives
 * @param outputs what a caller gets
 * @param graph how the one becomes the other
 */
public record Model(
    String name,
    int opset,
    List<ValueInfoProto> inputs,
    List<ValueInfoProto> outputs,
    Graph graph) {
  /** IR version 8 belongs to opsets 15 to 18 (ONNX versioning table). */
  private static final int IR_VERSION = 8;

  private static final String NOTICE = "Research use, not a medical device.";

  /** Copies the lists. */
  public Model {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The file's bytes; the same model gives the same bytes. */
  public byte[] toBytes() {
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("mammoedge")
        .setDomain("io.mammoedge")
        .setDocString(NOTICE)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(opset))
        .setGraph(graphProto())
        .build()
        .toByteArray();
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

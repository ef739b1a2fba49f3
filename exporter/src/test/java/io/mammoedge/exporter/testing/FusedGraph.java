package io.mammoedge.exporter.testing;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** What ONNX Runtime makes of a graph before it runs it. */
public final class FusedGraph {
  private FusedGraph() {}

  /** How many nodes of each operator are left after the optimizations that any processor has. */
  public static Map<String, Long> operators(byte[] model) {
    try {
      Path file = Files.createTempFile("fused", ".onnx");
      try {
        save(model, file);
        return ModelProto.parseFrom(Files.readAllBytes(file)).getGraph().getNodeList().stream()
            .collect(Collectors.groupingBy(NodeProto::getOpType, Collectors.counting()));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void save(byte[] model, Path file) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setOptimizationLevel(OptLevel.EXTENDED_OPT);
      options.setOptimizedModelFilePath(file.toString());
      OrtEnvironment.getEnvironment().createSession(model, options).close();
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }
}

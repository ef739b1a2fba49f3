package io.mammoedge.validation.benchmark.network;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.onnx.Tensors;
import io.mammoedge.exporter.onnx.Values;
import io.mammoedge.runtime.engine.EngineException;
import io.mammoedge.runtime.engine.Environments;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A large product of unsigned by signed bytes in ONNX Runtime. */
final class ByteProduct {
  private static final int SIDE = 1024;
  private static final int DEPTH = 8192;
  private static final int ROUNDS = 15;
  private static final int OPSET = 17;

  private ByteProduct() {}

  /** The most multiply-adds a second of several products. */
  static double perSecond(int threads) {
    OrtEnvironment environment = Environments.get();
    ByteBuffer memory = ByteBuffer.allocateDirect(SIDE * DEPTH).put(noise()).flip();
    try (OrtSession.SessionOptions options = options(threads);
        OrtSession session = environment.createSession(model().toBytes(), options);
        OnnxTensor left =
            OnnxTensor.createTensor(
                environment, memory, new long[] {SIDE, DEPTH}, OnnxJavaType.UINT8)) {
      double best = Double.POSITIVE_INFINITY;
      for (int round = 0; round < ROUNDS; round++) {
        best = Math.min(best, seconds(session, left));
      }
      return (double) SIDE * SIDE * DEPTH / best;
    } catch (OrtException e) {
      throw new EngineException("ONNX Runtime: " + e.getMessage(), e);
    }
  }

  private static double seconds(OrtSession session, OnnxTensor left) throws OrtException {
    long start = System.nanoTime();
    session.run(Map.of("left", left)).close();
    return (System.nanoTime() - start) / 1e9;
  }

  private static OrtSession.SessionOptions options(int threads) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(threads);
    return options;
  }

  private static Model model() {
    GraphBuilder graph = new GraphBuilder("left");
    String right = graph.constant(Tensors.bytes("right", noise(), DEPTH, SIDE));
    graph.node("MatMulInteger", "product", List.of("left", right));
    return new Model(
        "product",
        OPSET,
        List.of(matrix("left", TensorProto.DataType.UINT8, DEPTH)),
        List.of(matrix("product", TensorProto.DataType.INT32, SIDE)),
        graph.build());
  }

  private static ValueInfoProto matrix(String name, TensorProto.DataType type, int columns) {
    ValueInfoProto.Builder matrix =
        Values.floats(name, String.valueOf(SIDE), String.valueOf(columns)).toBuilder();
    matrix.getTypeBuilder().getTensorTypeBuilder().setElemType(type.getNumber());
    return matrix.build();
  }

  private static byte[] noise() {
    byte[] values = new byte[SIDE * DEPTH];
    new Random(1).nextBytes(values);
    return values;
  }
}

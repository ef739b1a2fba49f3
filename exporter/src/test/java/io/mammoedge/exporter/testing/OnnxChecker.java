package io.mammoedge.exporter.testing;

import static org.bytedeco.onnx.global.onnx.InferShapes;
import static org.bytedeco.onnx.global.onnx.ParseProtoFromBytes;
import static org.bytedeco.onnx.global.onnx.check_model;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.onnx.ModelProto;

/** The ONNX project's own checker (C++), as an independent reader. */
public final class OnnxChecker {
  private OnnxChecker() {}

  /** Throws with the checker's words if the model breaks the standard or its shapes do not fit. */
  public static void check(byte[] model) {
    try (ModelProto proto = new ModelProto();
        BytePointer bytes = new BytePointer(model)) {
      if (!ParseProtoFromBytes(proto, bytes, model.length)) {
        throw new IllegalArgumentException("not a protobuf message");
      }
      check_model(proto, true, false, true);
      InferShapes(proto);
    }
  }
}

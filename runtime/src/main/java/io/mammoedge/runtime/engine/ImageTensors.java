package io.mammoedge.runtime.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.mammoedge.runtime.preprocess.Plane;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Images as ONNX Runtime takes them, and its answers as arrays. */
public final class ImageTensors {
  private ImageTensors() {}

  /** A float32 tensor [1,1,H,W] outside of Java's heap; the caller closes it. */
  public static OnnxTensor of(OrtEnvironment environment, Plane image) throws OrtException {
    long[] shape = {1, 1, image.height(), image.width()};
    return OnnxTensor.createTensor(environment, direct(image), shape);
  }

  /** Other buffers would be copied again, or misread. */
  private static FloatBuffer direct(Plane image) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(image.values().length, Float.BYTES))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer()
        .put(image.values())
        .flip();
  }

  /** A copy of a float32 tensor's values, row by row. */
  public static float[] floats(OnnxTensor tensor) {
    FloatBuffer buffer = tensor.getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }
}

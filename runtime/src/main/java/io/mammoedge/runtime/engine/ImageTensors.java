package io.mammoedge.runtime.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.mammoedge.runtime.preprocess.PixelRows;
import java.nio.FloatBuffer;

/** Images as ONNX Runtime takes them, and its answers as arrays. */
public final class ImageTensors {
  private ImageTensors() {}

  /** A float32 tensor [1,1,H,W] outside of Java's heap; the caller closes it. */
  public static OnnxTensor of(OrtEnvironment environment, PixelRows image) throws OrtException {
    int pixels = Math.multiplyExact(image.height(), image.width());
    return of(environment, image, new InputBuffers().take(pixels));
  }

  /**
   * As above, in memory of the caller's, which must not be used again before the tensor is closed.
   *
   * @param memory direct and in native order, since others would be copied again or misread; as
   *     many floats as the image has
   */
  static OnnxTensor of(OrtEnvironment environment, PixelRows image, FloatBuffer memory)
      throws OrtException {
    long[] shape = {1, 1, image.height(), image.width()};
    float[] row = new float[image.width()];
    for (int y = 0; y < image.height(); y++) {
      image.read(y, 0, row);
      memory.put(row);
    }
    return OnnxTensor.createTensor(environment, memory.flip(), shape);
  }

  /** A copy of a float32 tensor's values, row by row. */
  public static float[] floats(OnnxTensor tensor) {
    FloatBuffer buffer = tensor.getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }
}

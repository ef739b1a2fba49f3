package io.mammoedge.trainer.imports;

import io.mammoedge.trainer.weights.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Weights that depend on their name and place alone, as in the scripts beside the references. */
final class Formula {
  private Formula() {}

  /** Numbers in [0, 1). */
  static double[] uniform(String name, int count) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      long x = (crc.getValue() + i * 2654435761L) & 0xFFFFFFFFL;
      x = ((x ^ x >>> 16) * 0x45D9F3BL) & 0xFFFFFFFFL;
      x = ((x ^ x >>> 16) * 0x45D9F3BL) & 0xFFFFFFFFL;
      numbers[i] = (x ^ x >>> 16) / 4294967296.0;
    }
    return numbers;
  }

  /** He's uniform weights, variances of 0.5 to 1.5, half of that as scales, small offsets. */
  static Tensor tensor(String name, long... shape) {
    int count = 1;
    for (long length : shape) {
      count = Math.toIntExact(count * length);
    }
    double bound = Math.sqrt(6 / (count / (double) shape[0]));
    double[] u = uniform(name, count);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (shape.length > 1 ? (2 * u[i] - 1) * bound : perChannel(name, u[i]));
    }
    return new Tensor(shape, values);
  }

  private static double perChannel(String name, double u) {
    if (name.contains("running_var")) {
      return 0.5 + u;
    }
    return name.endsWith("weight") ? 0.25 + 0.5 * u : 0.4 * (u - 0.5);
  }

  /** A grey image, values -2 to 2. */
  static float[] image(int height, int width) {
    double[] u = uniform("image", height * width);
    float[] values = new float[u.length];
    for (int i = 0; i < u.length; i++) {
      values[i] = (float) (4 * (u[i] - 0.5));
    }
    return values;
  }
}

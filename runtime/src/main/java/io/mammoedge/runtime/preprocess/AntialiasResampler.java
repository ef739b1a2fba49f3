package io.mammoedge.runtime.preprocess;

/** Separable triangle-filter resampling. */
final class AntialiasResampler {
  private AntialiasResampler() {}

  static Plane resample(Plane image, int height, int width) {
    Kernel rows = Kernel.of(image.height(), height);
    Kernel columns = Kernel.of(image.width(), width);
    return vertical(horizontal(image, columns), rows);
  }

  private static Plane horizontal(Plane image, Kernel kernel) {
    int width = kernel.size();
    float[] out = new float[image.height() * width];
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < width; x++) {
        float[] weights = kernel.weights(x);
        int at = y * image.width() + kernel.start(x);
        float sum = 0;
        for (int k = 0; k < weights.length; k++) {
          sum += image.values()[at + k] * weights[k];
        }
        out[y * width + x] = sum;
      }
    }
    return new Plane(image.height(), width, out);
  }

  private static Plane vertical(Plane image, Kernel kernel) {
    int width = image.width();
    float[] out = new float[kernel.size() * width];
    for (int y = 0; y < kernel.size(); y++) {
      float[] weights = kernel.weights(y);
      for (int k = 0; k < weights.length; k++) {
        int from = (kernel.start(y) + k) * width;
        for (int x = 0; x < width; x++) {
          out[y * width + x] += image.values()[from + x] * weights[k];
        }
      }
    }
    return new Plane(kernel.size(), width, out);
  }

  /** Per output pixel: where its inputs start and their weights, which add up to 1. */
  private record Kernel(int[] starts, float[][] taps) {
    static Kernel of(int in, int out) {
      double scale = (double) in / out;
      double support = Math.max(scale, 1);
      int[] starts = new int[out];
      float[][] taps = new float[out][];
      for (int i = 0; i < out; i++) {
        double centre = (i + 0.5) * scale;
        int start = Math.max(0, (int) Math.floor(centre - support + 0.5));
        int end = Math.min(in, (int) Math.floor(centre + support + 0.5));
        starts[i] = start;
        taps[i] = triangle(start, end, centre, support);
      }
      return new Kernel(starts, taps);
    }

    private static float[] triangle(int start, int end, double centre, double support) {
      double[] raw = new double[end - start];
      double sum = 0;
      for (int k = 0; k < raw.length; k++) {
        raw[k] = Math.max(0, 1 - Math.abs((start + k + 0.5 - centre) / support));
        sum += raw[k];
      }
      float[] weights = new float[raw.length];
      for (int k = 0; k < raw.length; k++) {
        weights[k] = (float) (raw[k] / sum);
      }
      return weights;
    }

    int size() {
      return starts.length;
    }

    int start(int i) {
      return starts[i];
    }

    float[] weights(int i) {
      return taps[i];
    }
  }
}

package io.mammoedge.runtime.preprocess;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What the scripts beside the references resample, and what came out. */
final class ReferenceImages {
  private ReferenceImages() {}

  /** Restless values of the whole 16-bit range. */
  static Plane restless(int height, int width) {
    float[] values = new float[height * width];
    for (int i = 0; i < values.length; i++) {
      int y = i / width;
      int x = i % width;
      values[i] = (y * 40503 + x * 30011 + y * x * 977) % 65536;
    }
    return new Plane(height, width, values);
  }

  /** The numbers of each line. */
  static List<double[]> lines(String resource) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                ReferenceImages.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      return reader.lines().map(ReferenceImages::numbers).toList();
    }
  }

  private static double[] numbers(String line) {
    return Stream.of(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}

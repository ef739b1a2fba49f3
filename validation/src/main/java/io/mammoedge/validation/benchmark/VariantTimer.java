package io.mammoedge.validation.benchmark;

import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.ArrayList;
import java.util.List;

/**
 * Times graphs in turns, on one thread and on all cores.
 *
 * @param fp32 ONNX file in 32-bit floats
 * @param int8 in 8 bits, some layers in float
 * @param allLayers in 8 bits throughout
 * @param rounds of each pair
 */
record VariantTimer(byte[] fp32, byte[] int8, byte[] allLayers, int rounds) {
  /**
   * Times them.
   *
   * @param atTrainedSize an image that needs no resampling: the network's own time
   * @param mammogram one as it comes
   */
  List<VariantTime> times(Plane atTrainedSize, Plane mammogram) {
    List<VariantTime> times = new ArrayList<>();
    int cores = Runtime.getRuntime().availableProcessors();
    for (int threads : cores == 1 ? new int[] {1} : new int[] {1, cores}) {
      try (InferenceSession floats = InferenceSession.open(fp32, Provider.CPU, threads);
          InferenceSession bytes = InferenceSession.open(int8, Provider.CPU, threads);
          InferenceSession all = InferenceSession.open(allLayers, Provider.CPU, threads)) {
        times.add(time("network, no layer in float", threads, atTrainedSize, floats, all));
        times.add(time("network", threads, atTrainedSize, floats, bytes));
        times.add(time("whole mammogram", threads, mammogram, floats, bytes));
      }
    }
    return times;
  }

  private VariantTime time(
      String what, int threads, Plane image, InferenceSession before, InferenceSession after) {
    before.run(image);
    after.run(image);
    double[] floats = new double[rounds];
    double[] bytes = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      floats[round] = millis(before, image);
      bytes[round] = millis(after, image);
    }
    String words = what + " " + image.height() + "x" + image.width();
    return new VariantTime(words, threads, floats, bytes);
  }

  private static double millis(InferenceSession session, Plane image) {
    long start = System.nanoTime();
    session.run(image);
    return (System.nanoTime() - start) / 1e6;
  }
}

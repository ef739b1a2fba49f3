package io.mammoedge.runtime.golden;

import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes what {@link GoldenCheck} compares with, where a release is made. */
public final class GoldenOutputs {
  private GoldenOutputs() {}

  /**
   * One variant's outputs.
   *
   * @param session the variant
   * @param images presentation values by file name in {@code golden/}
   */
  public static SortedMap<String, GoldenExpected.Output> of(
      InferenceSession session, Map<String, Plane> images) {
    SortedMap<String, GoldenExpected.Output> outputs = new TreeMap<>();
    images.forEach(
        (name, image) -> outputs.put(name, GoldenExpected.Output.of(session.run(image))));
    return outputs;
  }
}

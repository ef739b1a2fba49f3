package io.mammoedge.runtime.golden;

import io.mammoedge.runtime.engine.Outcome;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes what {@link GoldenCheck} compares with, where a release is made. */
public final class GoldenOutputs {
  private GoldenOutputs() {}

  /**
   * One variant's outputs.
   *
   * @param road through the variant, as {@link GoldenCheck} will go
   * @param images presentation values by file name in {@code golden/}
   */
  public static SortedMap<String, GoldenExpected.Output> of(
      Function<Plane, Outcome> road, Map<String, Plane> images) {
    SortedMap<String, GoldenExpected.Output> outputs = new TreeMap<>();
    images.forEach((name, image) -> outputs.put(name, GoldenExpected.Output.of(road.apply(image))));
    return outputs;
  }
}

package io.mammoedge.runtime.golden;

import io.mammoedge.runtime.engine.HeatMap;
import io.mammoedge.runtime.engine.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each variant said of each golden image where the release was made: what {@code score} says,
 * the mean over mirrored runs included where the runtime takes it. It is {@code
 * golden/expected.json}.
 *
 * @param variants by variant ({@code fp32}), then by file name in {@code golden/}
 */
public record GoldenExpected(SortedMap<String, SortedMap<String, Output>> variants) {
  /** The file inside a release. */
  public static final String PATH = "golden/expected.json";

  /** Copies the maps. */
  public GoldenExpected {
    SortedMap<String, SortedMap<String, Output>> copy = new TreeMap<>();
    variants.forEach(
        (variant, images) ->
            copy.put(variant, Collections.unmodifiableSortedMap(new TreeMap<>(images))));
    variants = Collections.unmodifiableSortedMap(copy);
  }

  /** As the constructor, from maps in any order. */
  public static GoldenExpected of(Map<String, ? extends Map<String, Output>> variants) {
    SortedMap<String, SortedMap<String, Output>> sorted = new TreeMap<>();
    variants.forEach((variant, images) -> sorted.put(variant, new TreeMap<>(images)));
    return new GoldenExpected(sorted);
  }

  /**
   * What a variant said of one image.
   *
   * @param probability of malignancy
   * @param logits two, as in {@link Outcome#logits}
   * @param cam class activation map, or null for graphs without
   */
  public record Output(double probability, List<Double> logits, Map2d cam) {
    /** Copies the list. */
    public Output {
      logits = List.copyOf(logits);
      if (logits.size() != 2) {
        throw new IllegalArgumentException(logits.size() + " logits where 2 are due");
      }
    }

    /** The same numbers, for storing. */
    public static Output of(Outcome outcome) {
      return new Output(
          outcome.probability(),
          List.of(outcome.logits()[0], outcome.logits()[1]),
          outcome.heatMap().map(Map2d::of).orElse(null));
    }

    /** {@link Outcome#logOdds}. */
    public double logOdds() {
      return logits.get(1) - logits.get(0);
    }
  }

  /**
   * A map of floats, row by row.
   *
   * @param height cells
   * @param width cells
   * @param values {@code height * width} of them
   */
  public record Map2d(int height, int width, List<Float> values) {
    /** Checks the size and copies the list. */
    public Map2d {
      values = List.copyOf(values);
      if (values.size() != (long) height * width) {
        throw new IllegalArgumentException(
            height + "x" + width + " does not fit " + values.size() + " values");
      }
    }

    static Map2d of(HeatMap map) {
      List<Float> values = new ArrayList<>(map.values().length);
      for (float value : map.values()) {
        values.add(value);
      }
      return new Map2d(map.height(), map.width(), values);
    }
  }
}

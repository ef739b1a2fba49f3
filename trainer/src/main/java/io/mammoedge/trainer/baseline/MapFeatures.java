package io.mammoedge.trainer.baseline;

import io.mammoedge.runtime.preprocess.Plane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Turns the heat maps of an image into numbers (paper §3.4): for each class and cutoff the number
 * of regions, their total area, the largest value of the whole map, and the {@link RegionFeature}s
 * of the largest regions.
 *
 * @param classes whose maps are measured
 * @param cutoffs of probability
 */
record MapFeatures(List<String> classes, List<Double> cutoffs) {
  /** Regions measured one by one, the largest first (verified, paper §3.4). */
  static final int LARGEST = 3;

  private static final Comparator<HeatRegion> LARGEST_FIRST =
      Comparator.comparingInt((HeatRegion region) -> region.shape().area())
          .thenComparingDouble(HeatRegion::maxIntensity)
          .reversed();

  /** Copies the lists. */
  MapFeatures {
    classes = List.copyOf(classes);
    cutoffs = List.copyOf(cutoffs);
  }

  /** Such as {@code mass_malignant@0.5:region1:area}, in the order of the values. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (String word : classes) {
      for (double cutoff : cutoffs) {
        String prefix = word + "@" + cutoff + ":";
        names.add(prefix + "nb_regions");
        names.add(prefix + "total_area");
        names.add(prefix + "global_max_intensity");
        for (int i = 1; i <= LARGEST; i++) {
          for (RegionFeature feature : RegionFeature.values()) {
            names.add(prefix + "region" + i + ":" + feature.word());
          }
        }
      }
    }
    return names;
  }

  /**
   * Measures an image.
   *
   * @param maps one for each class, in order
   */
  double[] of(List<Plane> maps) {
    if (maps.size() != classes.size()) {
      throw new IllegalArgumentException(maps.size() + " maps of " + classes.size() + " classes");
    }
    DoubleStream.Builder values = DoubleStream.builder();
    for (Plane map : maps) {
      cutoffs.forEach(cutoff -> measure(map, cutoff, values));
    }
    return values.build().toArray();
  }

  private static void measure(Plane map, double cutoff, DoubleStream.Builder values) {
    List<HeatRegion> regions = Regions.above(map, cutoff).stream().sorted(LARGEST_FIRST).toList();
    values.add(regions.size());
    values.add(regions.stream().mapToInt(region -> region.shape().area()).sum());
    values.add(max(map));
    for (int i = 0; i < LARGEST; i++) {
      for (RegionFeature feature : RegionFeature.values()) {
        values.add(i < regions.size() ? feature.of(regions.get(i)) : feature.absent());
      }
    }
  }

  private static double max(Plane map) {
    double max = Double.NEGATIVE_INFINITY;
    for (float value : map.values()) {
      max = Math.max(max, value);
    }
    return max;
  }
}

package io.mammoedge.runtime.drift;

import io.mammoedge.runtime.preprocess.ImageStatistics;
import java.util.Map;

/** Mean and standard deviation of the pixels of many images, each image with the same weight. */
final class PixelSums {
  private int images;
  private double means;
  private double squares;

  void add(ImageStatistics image) {
    images++;
    means += image.mean();
    squares += square(image.mean()) + square(image.standardDeviation());
  }

  /** Beside those of the training images; null where nothing is known of either. */
  PixelComparison compare(Map<String, Double> trained) {
    Double mean = trained.get("mean");
    Double deviation = trained.get("standardDeviation");
    if (images == 0 || mean == null || deviation == null) {
      return null;
    }
    double here = means / images;
    double spread = Math.sqrt(Math.max(0, squares / images - square(here)));
    return new PixelComparison(here, mean, spread, deviation);
  }

  private static double square(double x) {
    return x * x;
  }
}

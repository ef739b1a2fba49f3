package io.mammoedge.exporter.release;

import io.mammoedge.runtime.golden.GreyPng;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.phantom.PhantomGenerator;
import io.mammoedge.trainer.phantom.PhantomImage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Phantoms that travel inside a release. Their sizes make the resampler work both ways: larger than
 * the network's input, odd, and smaller.
 */
record GoldenImages(Map<String, byte[]> files, Map<String, Plane> planes) {
  private static final double[] SCALES = {1.5, 1.13, 0.79};
  private static final int SMALLEST_PHANTOM = 64;

  static GoldenImages of(ModelDescription model) {
    return of(model.height(), model.width());
  }

  private static GoldenImages of(int height, int width) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Map<String, Plane> planes = new LinkedHashMap<>();
    for (int i = 0; i < SCALES.length; i++) {
      PhantomImage phantom =
          PhantomGenerator.golden(i, size(height, SCALES[i]), size(width, SCALES[i]));
      byte[] png = GreyPng.encode(phantom.rows(), phantom.columns(), phantom.pixels());
      String name = "phantom" + (i + 1) + ".png";
      files.put(name, png);
      planes.put(name, GreyPng.decode(png, name));
    }
    return new GoldenImages(files, planes);
  }

  private static int size(int trained, double scale) {
    return Math.max(SMALLEST_PHANTOM, (int) (trained * scale)) | 1;
  }
}

package io.mammoedge.trainer.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.List;
import java.util.Map;

/** Regions of maps as scikit-image measured them, see {@code regions.py}. */
final class RegionReference {
  private RegionReference() {}

  /** One map, cut once; the regions in the order of their first pixels. */
  private record Case(
      int height, int width, float[] values, double cutoff, List<Map<String, Double>> regions) {}

  /** Finds and measures the same regions. */
  static void check(String json) {
    Case[] cases = new Gson().fromJson(json, Case[].class);
    assertThat(cases).hasSizeGreaterThan(15);
    for (int i = 0; i < cases.length; i++) {
      check(cases[i], "map " + i);
    }
  }

  private static void check(Case expected, String name) {
    Plane map = new Plane(expected.height(), expected.width(), expected.values());
    List<HeatRegion> regions = Regions.above(map, expected.cutoff());
    assertThat(regions).as(name).hasSameSizeAs(expected.regions());
    for (int i = 0; i < regions.size(); i++) {
      for (RegionFeature feature : RegionFeature.values()) {
        double theirs = expected.regions().get(i).get(feature.word());
        double ours = feature.of(regions.get(i));
        assertThat(isTie(feature, theirs) ? Math.abs(ours) : ours)
            .as("%s, region %d, %s", name, i, feature.word())
            .isCloseTo(isTie(feature, theirs) ? Math.abs(theirs) : theirs, within(1e-6));
      }
    }
  }

  /**
   * Whether a region is as high as it is wide: releases of scikit-image (0.19 and 0.26, for one)
   * then differ in the sign of the angle.
   */
  private static boolean isTie(RegionFeature feature, double theirs) {
    return feature == RegionFeature.ORIENTATION && Math.abs(Math.abs(theirs) - Math.PI / 4) < 1e-9;
  }
}

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
        assertThat(feature.of(regions.get(i)))
            .as("%s, region %d, %s", name, i, feature.word())
            .isCloseTo(expected.regions().get(i).get(feature.word()), within(1e-6));
      }
    }
  }
}

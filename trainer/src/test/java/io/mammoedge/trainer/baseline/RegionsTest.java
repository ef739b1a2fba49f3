package io.mammoedge.trainer.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.preprocess.Plane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Regions of heat maps and what is measured of them. */
class RegionsTest {
  static final Path REFERENCE = Path.of("src/test/resources/io/mammoedge/trainer/baseline");

  /** Noise, holes, single pixels, corners that touch, regions at borders. */
  @Test
  void regionsAreMeasuredAsByScikitImage() throws IOException {
    RegionReference.check(
        Files.readString(REFERENCE.resolve("regions.json"), StandardCharsets.UTF_8));
  }

  @Test
  void theLargestRegionComesFirstAndMissingOnesAreZero() {
    MapFeatures features = new MapFeatures(List.of("mass"), List.of(0.5));
    float[] values = {
      0.6f, 0, 0, 0, 0, //
      0, 0, 0.7f, 0.8f, 0,
    };
    double[] measured = features.of(List.of(new Plane(2, 5, values)));
    Map<String, Double> byName =
        IntStream.range(0, measured.length)
            .boxed()
            .collect(Collectors.toMap(i -> features.names().get(i), i -> measured[i]));
    assertThat(byName)
        .hasSize(3 + 3 * 16)
        .containsEntry("mass@0.5:nb_regions", 2.0)
        .containsEntry("mass@0.5:total_area", 3.0)
        .containsEntry("mass@0.5:global_max_intensity", (double) 0.8f)
        .containsEntry("mass@0.5:region1:area", 2.0)
        .containsEntry("mass@0.5:region2:area", 1.0)
        .containsEntry("mass@0.5:region2:max_intensity", (double) 0.6f)
        .containsEntry("mass@0.5:region3:area", 0.0)
        .containsEntry("mass@0.5:region3:solidity", 0.0)
        .containsEntry("mass@0.5:region3:euler_number", 2.0);
  }
}

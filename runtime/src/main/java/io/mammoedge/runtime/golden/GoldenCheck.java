package io.mammoedge.runtime.golden;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.engine.HeatMap;
import io.mammoedge.runtime.engine.Outcome;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.release.Manifest.Tolerance;
import io.mammoedge.runtime.release.Release;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Runs a release's golden images and compares with {@code golden/expected.json}. */
public final class GoldenCheck {
  private final Release release;
  private final GoldenExpected expected;

  /**
   * Reads what is expected.
   *
   * @throws IntegrityException when the release has no golden outputs, or they cannot be read
   */
  public GoldenCheck(Release release) {
    this.release = release;
    String json = new String(release.file(GoldenExpected.PATH), StandardCharsets.UTF_8);
    this.expected = GoldenJson.read(json, GoldenExpected.PATH);
  }

  /**
   * Runs every golden image.
   *
   * @param variant which of this release's models the road leads through
   * @param provider what computes
   * @param road from presentation values to what the release says: flips averaged where that is the
   *     runtime's duty
   * @throws IntegrityException when outputs or a tolerance for it are missing
   */
  public GoldenReport run(String variant, Provider provider, Function<Plane, Outcome> road) {
    List<GoldenReport.Row> rows =
        release.manifest().golden().images().stream()
            .map(image -> row(image, output(variant, image), road))
            .toList();
    return new GoldenReport(variant, provider.key(), tolerance(variant, provider), rows);
  }

  private GoldenReport.Row row(
      String image, GoldenExpected.Output output, Function<Plane, Outcome> road) {
    String path = "golden/" + image;
    Outcome here = road.apply(GreyPng.decode(release.file(path), path));
    return new GoldenReport.Row(
        image,
        Math.abs(here.probability() - output.probability()),
        Math.abs(here.logOdds() - output.logOdds()),
        deltaCam(here.cam(), output.cam()));
  }

  private GoldenExpected.Output output(String variant, String image) {
    GoldenExpected.Output output =
        expected.variants().getOrDefault(variant, new TreeMap<>()).get(image);
    if (output == null) {
      throw new IntegrityException(
          String.format("%s has nothing for %s of %s", GoldenExpected.PATH, image, variant));
    }
    return output;
  }

  private Tolerance tolerance(String variant, Provider provider) {
    Map<String, Map<String, Tolerance>> all = release.manifest().golden().tolerance();
    Tolerance tolerance = all.getOrDefault(variant, Map.of()).get(provider.key());
    if (tolerance == null) {
      throw new IntegrityException(
          String.format(
              "%s states no tolerance for %s on %s", release.title(), variant, provider.key()));
    }
    return tolerance;
  }

  private static double deltaCam(HeatMap here, GoldenExpected.Map2d expected) {
    if (here == null && expected == null) {
      return 0;
    }
    if (here == null || expected == null || here.width() != expected.width()) {
      return Double.POSITIVE_INFINITY;
    }
    return deltaCells(here.values(), expected.values());
  }

  private static double deltaCells(float[] here, List<Float> expected) {
    if (here.length != expected.size()) {
      return Double.POSITIVE_INFINITY;
    }
    double max = 0;
    for (int i = 0; i < here.length; i++) {
      max = Math.max(max, Math.abs((double) here[i] - expected.get(i)));
    }
    return max;
  }
}

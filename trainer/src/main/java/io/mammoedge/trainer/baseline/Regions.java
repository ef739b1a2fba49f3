package io.mammoedge.trainer.baseline;

import io.mammoedge.runtime.preprocess.Plane;
import java.util.ArrayList;
import java.util.List;

/** Finds the connected regions of a map: pixels that touch, also at corners, are one region. */
final class Regions {
  private final Plane map;
  private final boolean[] open;

  private Regions(Plane map, double cutoff) {
    this.map = map;
    this.open = new boolean[map.values().length];
    for (int i = 0; i < open.length; i++) {
      open[i] = map.values()[i] > cutoff;
    }
  }

  /** The regions of values greater than the cutoff, in the order of their first pixels. */
  static List<HeatRegion> above(Plane map, double cutoff) {
    Regions regions = new Regions(map, cutoff);
    List<HeatRegion> found = new ArrayList<>();
    for (int i = 0; i < regions.open.length; i++) {
      if (regions.open[i]) {
        found.add(regions.cut(regions.grow(i)));
      }
    }
    return found;
  }

  /** All pixels that hang together with the first, each taken once. */
  private List<Integer> grow(int first) {
    List<Integer> pixels = new ArrayList<>();
    take(first, pixels);
    for (int next = 0; next < pixels.size(); next++) {
      int y = pixels.get(next) / map.width();
      int x = pixels.get(next) % map.width();
      for (int ny = Math.max(0, y - 1); ny <= Math.min(map.height() - 1, y + 1); ny++) {
        for (int nx = Math.max(0, x - 1); nx <= Math.min(map.width() - 1, x + 1); nx++) {
          take(ny * map.width() + nx, pixels);
        }
      }
    }
    return pixels;
  }

  private void take(int pixel, List<Integer> pixels) {
    if (open[pixel]) {
      open[pixel] = false;
      pixels.add(pixel);
    }
  }

  private HeatRegion cut(List<Integer> pixels) {
    int width = map.width();
    int top = pixels.stream().mapToInt(p -> p / width).min().orElseThrow();
    int bottom = pixels.stream().mapToInt(p -> p / width).max().orElseThrow();
    int left = pixels.stream().mapToInt(p -> p % width).min().orElseThrow();
    int right = pixels.stream().mapToInt(p -> p % width).max().orElseThrow();
    int across = right - left + 1;
    boolean[] inside = new boolean[(bottom - top + 1) * across];
    pixels.forEach(p -> inside[(p / width - top) * across + p % width - left] = true);
    return new HeatRegion(
        new RegionShape(bottom - top + 1, across, inside),
        pixels.stream().mapToDouble(p -> map.values()[p]).max().orElseThrow(),
        pixels.stream().mapToDouble(p -> map.values()[p]).average().orElseThrow());
  }
}

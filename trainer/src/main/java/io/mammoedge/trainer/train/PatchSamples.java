package io.mammoedge.trainer.train;

import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Scale;
import io.mammoedge.trainer.dataset.GreyImage;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.patch.PatchRow;
import io.mammoedge.trainer.patch.PatchSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Patches of one split, cut when they are loaded and held in memory, 16 bit. */
public final class PatchSamples implements Samples {
  private final int size;
  private final List<short[]> pixels = new ArrayList<>();
  private final List<PatchRow> rows = new ArrayList<>();

  private PatchSamples(int size) {
    this.size = size;
  }

  /** Cuts the patches of a split; each image is read once. */
  public static PatchSamples of(PatchSet patches, Split split) {
    PatchSamples samples = new PatchSamples(patches.size());
    Map<String, List<PatchRow>> byImage =
        patches.rows().stream().collect(Collectors.groupingBy(PatchRow::image));
    for (ImageRow row : patches.dataset().split(split)) {
      List<PatchRow> mine = byImage.getOrDefault(row.image(), List.of());
      if (!mine.isEmpty()) {
        GreyImage image = patches.dataset().read(row);
        mine.forEach(patch -> samples.add(patches.cut(image, patch), patch));
      }
    }
    return samples;
  }

  private void add(short[] cut, PatchRow patch) {
    pixels.add(cut);
    rows.add(patch);
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public int[] labels(int index) {
    return new int[] {rows.get(index).patchClass().output()};
  }

  /** The patches in the order of the samples. */
  public List<PatchRow> rows() {
    return List.copyOf(rows);
  }

  @Override
  public Plane image(int index) {
    return new Scale(Preprocessing.TO_255).apply(Plane.ofUnsigned(size, size, pixels.get(index)));
  }
}

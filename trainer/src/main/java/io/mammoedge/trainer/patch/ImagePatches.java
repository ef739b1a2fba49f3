package io.mammoedge.trainer.patch;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.LesionRow;
import io.mammoedge.trainer.dataset.Mask;
import io.mammoedge.trainer.patch.MaskArea.Rectangle;
import io.mammoedge.trainer.patch.Region.Centre;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Collects the patches of one image after another. */
final class ImagePatches {
  private final Dataset dataset;
  private final PatchSettings settings;
  private final List<PatchRow> rows = new ArrayList<>();
  private int backgroundMissing;
  private int imagesWithoutBackground;

  ImagePatches(Dataset dataset, PatchSettings settings) {
    this.dataset = dataset;
    this.settings = settings;
  }

  void add(ImageRow image, List<LesionRow> lesions) {
    Mask mask = dataset.mask(image);
    ImageSize size = dataset.description().size();
    PatchSampler sampler = new PatchSampler(size, settings.size(), random(image.image()));
    List<Region> regions = new ArrayList<>();
    for (LesionRow lesion : lesions.stream().filter(LesionRow::located).toList()) {
      Region region = region(lesion, mask);
      regions.add(region);
      PatchClass.of(lesion.type(), lesion.malignant())
          .ifPresent(c -> add(image, c, sampler.lesion(region, settings.perRoi())));
    }
    if (regions.size() < lesions.size()) {
      imagesWithoutBackground++;
      return;
    }
    // Lesions that fill a third of a patch each are no background together.
    regions.add(Region.of(mask, new Rectangle(0, 0, size.width(), size.height())));
    List<Centre> background = sampler.background(regions, settings.perRoi());
    backgroundMissing += settings.perRoi() - background.size();
    add(image, PatchClass.BACKGROUND, background);
  }

  /** The mask knows the lesions of an image only together, so that one box may hold two. */
  private static Region region(LesionRow lesion, Mask mask) {
    Rectangle box =
        new Rectangle(lesion.x(), lesion.y(), lesion.x() + lesion.w(), lesion.y() + lesion.h());
    boolean within = box.right() <= mask.width() && box.bottom() <= mask.height();
    Region region = within ? Region.of(mask, box) : null;
    if (region == null || region.isEmpty()) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          "the mask of image "
              + lesion.image()
              + " has nothing where lesions.csv puts lesion "
              + lesion.lesion()
              + "; run 'prepare' again");
    }
    return region;
  }

  private void add(ImageRow image, PatchClass patchClass, List<Centre> centres) {
    centres.forEach(
        c -> rows.add(new PatchRow(image.image(), image.split(), patchClass, c.x(), c.y())));
  }

  /**
   * Each image has its own sequence, so that adding one leaves the others' patches as they were.
   */
  private Random random(String image) {
    byte[] text = (settings.seed() + " " + image).getBytes(StandardCharsets.UTF_8);
    UUID hash = UUID.nameUUIDFromBytes(text);
    return new Random(hash.getMostSignificantBits() ^ hash.getLeastSignificantBits());
  }

  List<PatchRow> rows() {
    return rows;
  }

  int backgroundMissing() {
    return backgroundMissing;
  }

  int imagesWithoutBackground() {
    return imagesWithoutBackground;
  }
}

package io.mammoedge.trainer.train;

import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.trainer.augment.Affine;
import io.mammoedge.trainer.augment.Augmentation;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.LesionRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.patch.PatchClass;
import io.mammoedge.trainer.patch.PlaceLabels;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Whole images with the class of every place in them. Images with a lesion of unknown place are
 * left out: any of their places might be it.
 */
public final class PlaceSamples implements Samples {
  private final ImageSamples images;
  private final List<List<LesionRow>> lesions;
  private final PlaceLabels places;

  private PlaceSamples(ImageSamples images, List<List<LesionRow>> lesions, PlaceLabels places) {
    this.images = images;
    this.lesions = lesions;
    this.places = places;
  }

  /**
   * The images of one split.
   *
   * @param map rows and columns of the network's answer
   */
  public static PlaceSamples of(Dataset dataset, Split split, ImageSize map) {
    Map<String, List<LesionRow>> byImage =
        dataset.lesions().stream().collect(Collectors.groupingBy(LesionRow::image));
    List<ImageRow> rows =
        dataset.split(split).stream()
            .filter(row -> lesions(byImage, row).stream().allMatch(LesionRow::located))
            .toList();
    return new PlaceSamples(
        new ImageSamples(dataset, rows),
        rows.stream().map(row -> lesions(byImage, row)).toList(),
        new PlaceLabels(dataset.description().size(), map));
  }

  private static List<LesionRow> lesions(Map<String, List<LesionRow>> byImage, ImageRow row) {
    return byImage.getOrDefault(row.image(), List.of());
  }

  /** Whether each lesion that has a class is malignant. */
  public List<Boolean> kinds() {
    return lesions.stream()
        .flatMap(List::stream)
        .flatMap(lesion -> PatchClass.of(lesion.type(), lesion.malignant()).stream())
        .map(PatchClass::isMalignant)
        .distinct()
        .toList();
  }

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public int[] labels(int index) {
    return places.of(lesions.get(index), Affine.IDENTITY);
  }

  @Override
  public Plane image(int index) {
    return images.image(index);
  }

  @Override
  public Sample varied(int index, Augmentation augmentation, int channels, RandomGenerator random) {
    Augmentation.Varied varied = augmentation.vary(image(index), channels, random);
    return new Sample(varied.planes(), places.of(lesions.get(index), varied.from()));
  }
}

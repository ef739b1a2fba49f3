package io.mammoedge.trainer.patch;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.config.Folders;
import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.dataset.CsvTable;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.LesionRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Samples a patch set from a data set. */
public final class PatchSampling {
  private final Dataset dataset;
  private final PatchSettings settings;

  /** Samples from this data set in this way. */
  public PatchSampling(Dataset dataset, PatchSettings settings) {
    this.dataset = dataset;
    this.settings = settings;
  }

  /**
   * Samples every image and writes {@code patches.csv} and {@code patches.json}. The same data set
   * and settings give the same patches.
   *
   * @param imageDone called after each image
   * @throws MammoEdgeException when the target holds another patch set, or nothing was sampled
   */
  public PatchSet write(Path out, Runnable imageDone) {
    checkTarget(out);
    Map<String, List<LesionRow>> lesions =
        dataset.lesions().stream().collect(Collectors.groupingBy(LesionRow::image));
    ImagePatches patches = new ImagePatches(dataset, settings);
    for (ImageRow image : dataset.images()) {
      patches.add(image, lesions.getOrDefault(image.image(), List.of()));
      imageDone.run();
    }
    if (patches.rows().stream().allMatch(row -> row.patchClass() == PatchClass.BACKGROUND)) {
      throw new MammoEdgeException(
          ExitCode.NO_USABLE_CASE,
          dataset.folder()
              + ": no lesion is known in this set, so there is nothing to learn from patches; train"
              + " whole images with 'train-image --net'");
    }
    CsvTable.write(
        out.resolve(PatchSet.TABLE),
        PatchSet.COLUMNS,
        patches.rows().stream().map(PatchSampling::fields).toList());
    JsonFile.write(out.resolve(PatchSet.DESCRIPTION), description(out, patches));
    return PatchSet.open(out);
  }

  private PatchSetDescription description(Path out, ImagePatches patches) {
    return new PatchSetDescription(
        PatchSetDescription.SCHEMA,
        pathFrom(out),
        dataset.digest(),
        settings,
        counts(patches.rows()),
        patches.backgroundMissing(),
        patches.imagesWithoutBackground());
  }

  /** Relative, so that a folder with both can be moved; absolute across file system roots. */
  private String pathFrom(Path out) {
    Path from = out.toAbsolutePath().normalize();
    Path path = dataset.folder();
    boolean sameRoot = String.valueOf(from.getRoot()).equals(String.valueOf(path.getRoot()));
    return (sameRoot ? from.relativize(path) : path).toString().replace('\\', '/');
  }

  private static Map<String, Map<String, Integer>> counts(List<PatchRow> rows) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (PatchRow row : rows) {
      counts
          .computeIfAbsent(row.split().word(), split -> new TreeMap<>())
          .merge(row.patchClass().word(), 1, Integer::sum);
    }
    return counts;
  }

  private static List<String> fields(PatchRow row) {
    return List.of(
        row.image(),
        row.split().word(),
        row.patchClass().word(),
        String.valueOf(row.x()),
        String.valueOf(row.y()));
  }

  private void checkTarget(Path out) {
    Folders.requireTarget(out);
    Path file = out.resolve(PatchSet.DESCRIPTION);
    if (!Files.exists(file)) {
      requireEmpty(out);
      return;
    }
    PatchSetDescription there = JsonFile.read(file, PatchSetDescription.class);
    if (!there.settings().equals(settings) || !there.datasetDigest().equals(dataset.digest())) {
      throw new MammoEdgeException(
          ExitCode.EXISTS_ALREADY, out + ": holds another patch set; choose another --out");
    }
  }

  /** The data set's own folder is such a one, too. */
  private static void requireEmpty(Path out) {
    if (!Folders.isEmpty(out)) {
      throw new MammoEdgeException(
          ExitCode.EXISTS_ALREADY, out + ": exists and is not a patch set; choose another --out");
    }
  }
}

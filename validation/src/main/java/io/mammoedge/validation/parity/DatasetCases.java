package io.mammoedge.validation.parity;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.PlacingStep;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.preprocess.Step;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.SourceImages;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One split of a prepared data set.
 *
 * @param dataset opened
 * @param split never the training part
 * @param prepared whether pixels are those of the prepared images, instead of the DICOM files
 * @param rows of the split
 */
public record DatasetCases(Dataset dataset, Split split, boolean prepared, List<ImageRow> rows)
    implements CaseSet {
  /** Copies the list. */
  public DatasetCases {
    rows = List.copyOf(rows);
  }

  /**
   * Opens a split.
   *
   * @throws MammoEdgeException for the training split, and when the split is empty
   */
  static DatasetCases open(Path folder, Split split, boolean prepared) {
    if (split == Split.TRAIN) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "parity is judged on validation or test cases, never on training ones");
    }
    Dataset dataset = Dataset.open(folder);
    List<ImageRow> rows = dataset.split(split);
    if (rows.isEmpty()) {
      throw new MammoEdgeException(
          ExitCode.NO_USABLE_CASE, folder + " has no image in its " + word(split) + " split");
    }
    return new DatasetCases(dataset, split, prepared, rows);
  }

  @Override
  public List<ParityCase> cases() {
    return rows.stream().map(ParityCase::of).toList();
  }

  @Override
  public Plane image(int index) {
    ImageRow row = rows.get(index);
    return prepared ? dataset.read(row).plane() : SourceImages.read(dataset, row);
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("data set", dataset.digest());
    facts.put("split", word(split));
    facts.put("pixels from", prepared ? "prepared images" : "DICOM files");
    return facts;
  }

  /**
   * The box reads images by the release's policy; other pixels would prove nothing about it.
   *
   * @throws MammoEdgeException when this set gives the release other pixels than the box would
   */
  void requireFits(Manifest release) {
    if (release.intensity() != dataset.description().intensity()) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          dataset.folder() + " was prepared with another intensity policy than the release has");
    }
    if (prepared && !isResampleOnly(release.preprocessing())) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "the release orients, crops or letterboxes, and would do so again to prepared images;"
              + " use --from source");
    }
  }

  private static boolean isResampleOnly(Preprocessing preprocessing) {
    List<Step> placing =
        preprocessing.steps().stream().filter(PlacingStep.class::isInstance).toList();
    return placing.size() == 1
        && placing.get(0) instanceof Resample resample
        && resample.fit() == Resample.Fit.STRETCH;
  }

  private static String word(Split split) {
    return split.name().toLowerCase(Locale.ROOT);
  }
}

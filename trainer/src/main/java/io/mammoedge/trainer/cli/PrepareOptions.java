package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.trainer.config.StrictJson;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.Layout;
import io.mammoedge.trainer.dataset.PrepareSettings;
import io.mammoedge.trainer.dataset.SplitProtocol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** From what to make a data set, and how. */
public final class PrepareOptions {
  @Option(names = "--in", required = true, paramLabel = "DIR", description = "Source folder.")
  private Path in;

  @Option(
      names = "--layout",
      required = true,
      paramLabel = "NAME",
      converter = WordConverter.OfLayout.class,
      description = "How it is laid out: ${COMPLETION-CANDIDATES}.")
  private Layout layout;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DATASET",
      description = "Folder to write to; an unfinished run there goes on.")
  private Path out;

  @Option(
      names = "--size",
      paramLabel = "HxW",
      converter = ImageSizeConverter.class,
      description =
          "Height x width of the prepared images (default: 1152x896); also of the step 'resample' in"
              + " --config.")
  private ImageSize size;

  @Option(
      names = "--splits",
      paramLabel = "NAME",
      converter = WordConverter.OfSplits.class,
      description =
          "${COMPLETION-CANDIDATES} (default: official where the set has test cases, else patient).")
  private SplitProtocol splits;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Of the random draw of patients (default: 12345).")
  private Long seed;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "JSON with any of size or preprocessing, splits, seed; options win over it.")
  private Path config;

  /**
   * What was asked for.
   *
   * @throws MammoEdgeException when the configuration file cannot be used
   */
  public PrepareSettings settings() {
    return settings(config());
  }

  private PrepareConfig config() {
    try {
      return config == null ? PrepareConfig.EMPTY : StrictJson.read(config, PrepareConfig.class);
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.USAGE, config + ": cannot be read", e);
    }
  }

  private PrepareSettings settings(PrepareConfig file) {
    return new PrepareSettings(
        in,
        layout,
        out,
        preprocessing(file),
        Optional.ofNullable(splits).or(() -> Optional.ofNullable(file.splits())),
        Optional.ofNullable(seed)
            .or(() -> Optional.ofNullable(file.seed()))
            .orElse(PrepareSettings.SEED));
  }

  private Preprocessing preprocessing(PrepareConfig file) {
    try {
      Preprocessing steps = file.steps();
      return size == null ? steps : size.in(steps);
    } catch (IllegalArgumentException e) {
      throw new MammoEdgeException(ExitCode.USAGE, config + ": " + e.getMessage(), e);
    }
  }
}

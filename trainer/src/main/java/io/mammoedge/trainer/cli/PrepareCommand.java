package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.Layout;
import io.mammoedge.trainer.dataset.Preparation;
import io.mammoedge.trainer.dataset.PrepareSettings;
import io.mammoedge.trainer.dataset.SplitProtocol;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code prepare}: from a published set's folder to a data set. */
@Command(
    name = "prepare",
    mixinStandardHelpOptions = true,
    description = "Makes a data set: resampled 16-bit images, labels, lesions, splits by patient.")
public final class PrepareCommand implements Callable<Integer> {
  @Option(names = "--in", required = true, paramLabel = "DIR", description = "Source folder.")
  private Path in;

  @Option(names = "--layout", required = true, description = "${COMPLETION-CANDIDATES}.")
  private Layout layout;

  @Option(names = "--out", required = true, paramLabel = "DATASET", description = "Data set.")
  private Path out;

  @Option(
      names = "--size",
      paramLabel = "HxW",
      converter = ImageSizeConverter.class,
      description = "Height x width of the prepared images; default 1152x896.")
  private ImageSize size = ImageSize.PAPER;

  @Option(
      names = "--splits",
      description =
          "${COMPLETION-CANDIDATES}; default: official if the set has test cases, else patient.")
  private SplitProtocol splits;

  @Option(names = "--seed", description = "Of the random draw of patients; default 12345.")
  private long seed = PrepareSettings.SEED;

  @Override
  public Integer call() {
    Preparation preparation =
        Preparation.of(
            new PrepareSettings(in, layout, out, size, Optional.ofNullable(splits), seed));
    Dataset dataset = preparation.run(() -> {});
    System.out.println(dataset.folder());
    return ExitCode.GOOD.number();
  }
}

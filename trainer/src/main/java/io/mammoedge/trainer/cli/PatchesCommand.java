package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.patch.PatchRecipe;
import io.mammoedge.trainer.patch.PatchSampling;
import io.mammoedge.trainer.patch.PatchSet;
import io.mammoedge.trainer.patch.PatchSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mammoedge patches}: samples the patches of the first training stage. */
@Command(
    name = "patches",
    mixinStandardHelpOptions = true,
    description = "Samples patches around lesions and of background from a data set.")
public final class PatchesCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, paramLabel = "DATASET", description = "Data set.")
  private Path data;

  @Option(
      names = "--set",
      required = true,
      paramLabel = "s1|s10|s30",
      converter = PatchRecipeConverter.class,
      description = "1, 10 or 30 patches a lesion.")
  private PatchRecipe set;

  @Option(names = "--per-roi", paramLabel = "N", description = "Another number a lesion.")
  private Integer perRoi;

  @Option(
      names = "--size",
      paramLabel = "P",
      description = "Edge in pixels; default 224 of 1152 image rows.")
  private Integer size;

  @Option(names = "--seed", description = "Of the random draw; default 12345.")
  private long seed = PatchSettings.SEED;

  @Option(names = "--out", required = true, paramLabel = "PATCHES", description = "Patch set.")
  private Path out;

  @Option(names = "--json", description = "The set's patches.json on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Dataset dataset = Dataset.open(data);
    int edge = size == null ? PatchSettings.defaultSize(dataset.description().size()) : size;
    PatchSettings settings =
        new PatchSettings(set, perRoi == null ? set.perRoi() : perRoi, edge, seed);
    PatchSet patches;
    try (Progress progress = Progress.of("Sampling patches", dataset.images().size())) {
      patches = new PatchSampling(dataset, settings).write(out, progress::step);
    }
    PrintWriter result = spec.commandLine().getOut();
    if (json) {
      result.print(JsonFile.text(patches.description()));
      result.flush();
    } else {
      result.printf("%d patches of %d pixels%n", patches.rows().size(), patches.size());
    }
    return ExitCode.GOOD.number();
  }
}

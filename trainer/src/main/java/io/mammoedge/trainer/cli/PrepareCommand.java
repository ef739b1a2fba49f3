package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.Preparation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mammoedge prepare}: from a published set's folder to a data set. */
@Command(
    name = "prepare",
    mixinStandardHelpOptions = true,
    description = "Makes a data set: resampled 16-bit images, labels, lesions, splits by patient.")
public final class PrepareCommand implements Callable<Integer> {
  @Mixin private PrepareOptions options;

  @Option(names = "--json", description = "The set's dataset.json on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Preparation preparation = Preparation.of(options.settings());
    String what = "Preparing images, up to " + preparation.workers() + " at a time";
    Dataset dataset;
    try (Progress progress = Progress.of(what, preparation.images())) {
      dataset = preparation.run(progress::step);
    }
    new PrepareReport(dataset, spec.commandLine()).print(json);
    return ExitCode.GOOD.number();
  }
}

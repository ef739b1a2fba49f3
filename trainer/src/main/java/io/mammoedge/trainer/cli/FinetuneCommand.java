package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.ResultJson;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.recipe.TrainingRequest;
import io.mammoedge.trainer.train.Configurations;
import io.mammoedge.trainer.transfer.Transfer;
import io.mammoedge.trainer.transfer.TransferReport;
import io.mammoedge.trainer.transfer.TransferText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code finetune}: a whole-image model moves to another hospital. */
@Command(
    name = "finetune",
    mixinStandardHelpOptions = true,
    description = {
      "Moves a whole-image model to another hospital's images with image labels only,",
      "and shows it before and after on the test split."
    })
public final class FinetuneCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATASET",
      description = "Prepared set of the other hospital.")
  private Path data;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      description = "Whole-image model that moves; it stays as it is.")
  private Path model;

  @Option(
      names = "--patients",
      paramLabel = "N",
      description = "Spend the labels of so many patients only; a fifth of them choose the epoch.")
  private Optional<Integer> patients = Optional.empty();

  @Option(
      names = "--no-training",
      description = "Only recalibrate: mean, operating point, probabilities.")
  private boolean noTraining;

  @Mixin private TrainingOptions options;

  @Option(names = "--json", description = "The result as JSON on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (noTraining) {
      options.refuseSchedule("--no-training");
    }
    TransferReport report = transfer(Dataset.open(data), options.request(usual()));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ResultJson.write(report));
      out.flush();
    } else {
      TransferText.print(report, out);
    }
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        "This is look %d at the test split; model.json keeps count. A test set that was looked at"
            + " often proves little.%n",
        report.look());
    err.flush();
    return ExitCode.GOOD.number();
  }

  private TransferReport transfer(Dataset dataset, TrainingRequest request) throws IOException {
    return noTraining
        ? Transfer.recalibrate(dataset, model, patients, request).report()
        : Transfer.run(dataset, model, patients, request).report();
  }

  private Configurations usual() {
    ModelDescription description = ModelDirectory.open(model).description();
    NetworkSpec network = NetworkSpec.parse(description.network(), description.classes().size());
    return network.backbone().isPublished()
        ? Configurations.FINETUNE_PAPER
        : Configurations.FINETUNE;
  }
}

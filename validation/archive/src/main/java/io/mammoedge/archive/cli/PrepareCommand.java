package io.mammoedge.archive.cli;

import io.mammoedge.archive.prepare.SparkCrew;
import io.mammoedge.archive.spark.MemoryPlan;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.trainer.cli.PrepareOptions;
import io.mammoedge.trainer.cli.PrepareReport;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.Preparation;
import io.mammoedge.trainer.dataset.PrepareSettings;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code archive prepare}: the same data set as {@code prepare} makes, by many machines. */
@Command(
    name = "prepare",
    mixinStandardHelpOptions = true,
    description =
        "Makes a data set as prepare does, byte for byte, on Spark. Both folders must be seen by"
            + " every machine under the same path.")
final class PrepareCommand implements Callable<Integer> {
  @Mixin private PrepareOptions options;
  @Mixin private SparkOptions spark;

  @Option(names = "--json", description = "The set's dataset.json on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrepareSettings settings = options.settings();
    Preparation preparation = Preparation.of(settings);
    Dataset dataset;
    try (SparkSession session =
            spark.startPreparing(preparation.heapBytes(MemoryPlan.PIXELS), preparation.images());
        Progress progress = Progress.of("Preparing images on Spark", preparation.images())) {
      JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
      String out = settings.out().toString();
      dataset = preparation.run(SparkCrew.of(context, preparation, out, progress::step));
    }
    new PrepareReport(dataset, spec.commandLine()).print(json);
    return ExitCode.GOOD.number();
  }
}

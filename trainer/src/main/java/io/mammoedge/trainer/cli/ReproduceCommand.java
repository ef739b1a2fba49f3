package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.ResultJson;
import io.mammoedge.trainer.config.Folders;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.reproduce.Reproduction;
import io.mammoedge.trainer.reproduce.plan.Nets;
import io.mammoedge.trainer.reproduce.plan.Plan;
import io.mammoedge.trainer.reproduce.plan.PlanText;
import io.mammoedge.trainer.reproduce.published.PaperTables;
import io.mammoedge.trainer.reproduce.step.Inputs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mammoedge reproduce}: a table of the paper, measured beside published. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    description = "Runs a table of the paper on a data set and prints measured beside published.")
public final class ReproduceCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "TABLE",
      defaultValue = "list",
      description = "patch, image, heatmap, transfer, ensemble, claims; list: what each is.")
  private String table;

  @Option(names = "--data", paramLabel = "DATASET", description = "Prepared set.")
  private Path data;

  @Option(
      names = "--site",
      paramLabel = "DATASET",
      description = "Prepared set of another hospital, for transfer.")
  private Optional<Path> site = Optional.empty();

  @Option(names = "--out", paramLabel = "DIR", description = "Of all results; goes on there.")
  private Path out;

  @Option(
      names = "--budget",
      paramLabel = "2h",
      description = "Wall-clock time for the whole table; fewer epochs make it fit.")
  private Optional<String> budget = Optional.empty();

  @Option(
      names = "--width",
      paramLabel = "full|2|4|8|16",
      converter = WidthConverter.class,
      description = "The channels of the paper's networks are divided by it.")
  private Optional<Integer> width = Optional.empty();

  @Option(
      names = "--net",
      split = ",",
      paramLabel = "NET",
      description = "Instead of ResNet50, VGG16, VGG19, in this order: small, medium ...")
  private List<String> nets = List.of();

  @Option(
      names = "--weights",
      split = ",",
      paramLabel = "NET=FILE",
      description = "ImageNet's weights for the paper's rows that start from them.")
  private Map<String, Path> weights = Map.of();

  @Option(names = "--seed", paramLabel = "S", description = "Of all trainings; default 1.")
  private long seed = 1;

  @Mixin private ComputeOptions compute;

  @Option(names = "--dry-run", description = "Only say what would be run, and for how long.")
  private boolean dryRun;

  @Option(names = "--json", description = "The table (or plan) as JSON on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (table.equals("list")) {
      list();
      return ExitCode.GOOD.number();
    }
    requireOptions();
    Reproduction reproduction = new Reproduction(table, nets(), inputs(), out, budget);
    Plan plan = reproduction.plan();
    if (dryRun) {
      print(plan, PlanText.of(plan));
      return ExitCode.GOOD.number();
    }
    spec.commandLine().getErr().print(PlanText.of(plan));
    spec.commandLine().getErr().flush();
    return run(reproduction, plan);
  }

  private int run(Reproduction reproduction, Plan plan) throws IOException {
    Reproduction.Outcome outcome = reproduction.run(plan);
    print(outcome.report(), Files.readString(out.resolve("TABLE.md")));
    PrintWriter err = spec.commandLine().getErr();
    err.print(outcome.failures().text());
    if (!outcome.pending().isEmpty()) {
      err.println("The budget is used up. Pending: " + String.join(", ", outcome.pending()) + ".");
    }
    ExitCode code = code(outcome);
    if (code != ExitCode.GOOD) {
      err.println("The same command goes on, and tries again what failed.");
    }
    err.flush();
    return code.number();
  }

  private static ExitCode code(Reproduction.Outcome outcome) {
    ExitCode atLeast = outcome.pending().isEmpty() ? ExitCode.GOOD : ExitCode.INTERRUPTED;
    return outcome.failures().first().map(MammoEdgeException::exitCode).orElse(atLeast);
  }

  private void list() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PaperTables.read().tables().forEach(one -> out.printf("%-9s %s%n", one.name(), one.line()));
    out.flush();
  }

  private void print(Object value, String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? ResultJson.write(value) + "\n" : text);
    out.flush();
  }

  private void requireOptions() {
    if (data == null || out == null) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "reproduce " + table + " needs --data DATASET and --out DIR");
    }
    if (width.orElse(1) > 1 && !nets.isEmpty()) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "--width is for the paper's networks; --net names a width itself: resnet50/8");
    }
    Folders.requireTarget(out);
  }

  /** None where nothing was said of networks: a table has its own. */
  private Optional<Nets> nets() {
    return nets.isEmpty() && width.isEmpty() && weights.isEmpty()
        ? Optional.empty()
        : Optional.of(new Nets(nets, width.orElse(1), weights));
  }

  private Inputs inputs() {
    return new Inputs(
        Dataset.open(data), site.map(Dataset::open), weights, seed, compute.compute());
  }
}

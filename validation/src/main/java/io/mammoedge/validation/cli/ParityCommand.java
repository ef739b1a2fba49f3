package io.mammoedge.validation.cli;

import io.mammoedge.runtime.cli.CliJson;
import io.mammoedge.runtime.cli.GateOptions;
import io.mammoedge.runtime.engine.ProviderChoice;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.Variant;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.validation.parity.Parity;
import io.mammoedge.validation.parity.ParityReport;
import io.mammoedge.validation.parity.ParityRequest;
import io.mammoedge.validation.parity.ParityResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parity}: does a release score what it was trained to score? */
@Command(
    name = "parity",
    mixinStandardHelpOptions = true,
    description = "Compares a release with its trained network, another release, or a scores CSV.")
public final class ParityCommand implements Callable<Integer> {
  /** Where both roads start. */
  enum From {
    /** The DICOM files. */
    SOURCE,
    /** The resampled images of the data set: faster, and says so in the report. */
    PREPARED
  }

  @Option(names = "--release", required = true, paramLabel = "RELEASE", description = "Candidate.")
  private Path release;

  @Option(names = "--data", required = true, paramLabel = "DATASET", description = "Prepared set.")
  private Path data;

  @Option(names = "--split", description = "validation or test (the default).")
  private Split split = Split.TEST;

  @Option(
      names = "--reference",
      required = true,
      split = ",",
      paramLabel = "MODEL|RELEASE|scores.csv",
      description = "What it is held against; several models are averaged.")
  private List<Path> references;

  @Option(names = "--variant", description = "${COMPLETION-CANDIDATES}; default: fp32.")
  private Variant variant = Variant.FP32;

  @Option(names = "--provider", description = "${COMPLETION-CANDIDATES}; default: cpu.")
  private ProviderChoice provider = ProviderChoice.CPU;

  @Option(names = "--from", description = "source (the default) or prepared.")
  private From from = From.SOURCE;

  @Option(names = "--margin", description = "Of ΔAUC in a statistical verdict; default 0.01.")
  private double margin = 0.01;

  @Option(names = "--report", paramLabel = "FILE.html", description = "Write a page.")
  private Optional<Path> report = Optional.empty();

  @Option(names = "--json", description = "The result as JSON on standard output.")
  private boolean json;

  @Mixin private GateOptions gate;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    return gate.guard("parity of " + release, this::compare);
  }

  private int compare() throws IOException {
    Parity.Outcome outcome =
        new Parity(
                new ParityRequest(
                    release,
                    new ScoreOptions(provider, variant, 0, null),
                    data,
                    split,
                    references,
                    from == From.PREPARED,
                    margin))
            .run();
    report.ifPresent(file -> ParityReport.of(outcome, command(), List.of()).write(file));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(CliJson.write(outcome.result()));
    } else {
      print(outcome.result(), out);
    }
    gate.write(ParityGate.of(outcome.result()));
    return outcome.result().verdict().exitCode().number();
  }

  private String command() {
    return "./mammoedge "
        + String.join(" ", spec.commandLine().getParent() == null ? List.of() : arguments());
  }

  private List<String> arguments() {
    return spec.commandLine().getParent().getParseResult().originalArgs();
  }

  private static void print(ParityResult result, PrintWriter out) {
    out.printf("%s: %s%n", result.verdict().label(), result.reason());
    area(result.reference(), result.referenceAuc(), out);
    area(result.candidate(), result.candidateAuc(), out);
    out.printf(
        Locale.ROOT,
        "%d images of %d patients, %d malignant, %s split, from %s%n",
        result.images(),
        result.patients(),
        result.malignant(),
        result.split(),
        result.from());
  }

  private static void area(String road, List<AucEstimate> estimates, PrintWriter out) {
    for (AucEstimate estimate : estimates) {
      out.printf(
          Locale.ROOT,
          "  %s: AUC %.4f (95 %% interval %.4f to %.4f, %s)%n",
          road,
          estimate.auc(),
          estimate.low(),
          estimate.high(),
          estimate.method().label());
    }
  }
}

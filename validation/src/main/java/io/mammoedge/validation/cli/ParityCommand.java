package io.mammoedge.validation.cli;

import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.cli.GateOptions;
import io.mammoedge.runtime.cli.ShellWords;
import io.mammoedge.runtime.cli.TrustOption;
import io.mammoedge.runtime.engine.ProviderChoice;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.Variant;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.validation.parity.CaseChoice;
import io.mammoedge.validation.parity.Parity;
import io.mammoedge.validation.parity.ParityRequest;
import io.mammoedge.validation.parity.RoadSpec;
import io.mammoedge.validation.report.ParityReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parity}: does a release score what it was trained to score? */
@Command(
    name = "parity",
    mixinStandardHelpOptions = true,
    description =
        "Compares two scorers on the same cases: a release, trained networks, or a table of scores.")
public final class ParityCommand implements Callable<Integer> {
  /** Where both roads start. */
  enum From {
    /** The DICOM files. */
    SOURCE,
    /** The resampled images of the data set: faster, and says so in the report. */
    PREPARED
  }

  @Option(
      names = {"--release", "--candidate"},
      required = true,
      split = ",",
      paramLabel = "RELEASE|MODEL|scores.csv",
      description = "What is judged: most often a release.")
  private List<Path> candidates;

  @Option(
      names = "--reference",
      required = true,
      split = ",",
      paramLabel = "MODEL|RELEASE|scores.csv",
      description = "What it is held against; several models are averaged.")
  private List<Path> references;

  @Option(
      names = "--data",
      paramLabel = "DATASET",
      description = "Prepared set; may be left out between two tables of scores.")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--split", description = "validation or test (the default).")
  private Split split = Split.TEST;

  @Option(names = "--variant", description = "${COMPLETION-CANDIDATES}; default: fp32.")
  private Variant variant = Variant.FP32;

  @Option(names = "--provider", description = "${COMPLETION-CANDIDATES}; default: cpu.")
  private ProviderChoice provider = ProviderChoice.CPU;

  @Option(
      names = "--reference-variant",
      description = "Of a reference that is a release; default: fp32.")
  private Variant referenceVariant = Variant.FP32;

  @Option(
      names = "--reference-provider",
      description = "Of a reference that is a release; default: cpu.")
  private ProviderChoice referenceProvider = ProviderChoice.CPU;

  @Option(names = "--from", description = "source (the default) or prepared.")
  private From from = From.SOURCE;

  @Option(names = "--margin", description = "Of ΔAUC in a statistical verdict; default 0.01.")
  private double margin = 0.01;

  @Option(
      names = "--threshold",
      paramLabel = "P",
      description = "Operating point; default: that of the release.")
  private Optional<Double> threshold = Optional.empty();

  @Option(
      names = "--flips",
      description = "Trained models average four flips; by default they do as the release does.")
  private boolean flips;

  @Option(
      names = "--layers",
      description =
          "Follow the image that differs most through every layer of the trained network and of the"
              + " release, on the processor, and name the first layer that is off.")
  private boolean layers;

  @Option(names = "--report", paramLabel = "FILE.html", description = "Write a page.")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--pictures",
      description = "The page shows the images whose decision flips, with heat maps.")
  private boolean pictures;

  @Option(names = "--json", description = "The result as JSON on standard output.")
  private boolean json;

  @Mixin private TrustOption trust;
  @Mixin private GateOptions gate;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (pictures && report.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--pictures is for --report");
    }
    return gate.guard("parity of " + candidates.get(0), this::compare);
  }

  private int compare() throws IOException {
    Parity.Outcome outcome = new Parity(request()).run();
    report.ifPresent(file -> ParityReport.of(outcome, command(), List.of()).write(file));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ResultJson.write(outcome.result()));
    } else {
      new ParityText(out).print(outcome.result());
    }
    gate.write(ParityGate.of(outcome.result()));
    return outcome.result().verdict().exitCode().number();
  }

  private ParityRequest request() {
    return new ParityRequest(
        road(candidates, provider, variant),
        road(references, referenceProvider, referenceVariant),
        new CaseChoice(data, split, from == From.PREPARED),
        margin,
        threshold.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
        flips,
        layers,
        pictures);
  }

  private RoadSpec road(List<Path> paths, ProviderChoice engine, Variant which) {
    return new RoadSpec(paths, new ScoreOptions(engine, which, 0, null), trust.policy());
  }

  private String command() {
    return "./mammoedge " + ShellWords.join(arguments());
  }

  private List<String> arguments() {
    return spec.commandLine().getParent() == null
        ? List.of()
        : spec.commandLine().getParent().getParseResult().originalArgs();
  }
}

package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.check.CohortCheck;
import io.mammoedge.runtime.check.CohortCsv;
import io.mammoedge.runtime.check.CohortReport;
import io.mammoedge.runtime.check.CohortRow;
import io.mammoedge.runtime.golden.GoldenCheck;
import io.mammoedge.runtime.golden.GoldenReport;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.score.Scorer;
import io.mammoedge.runtime.score.Variant;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: whether a release says here what it said where it was made. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Runs the golden images, and a site's own labelled cases, on this machine.")
public final class CheckCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RELEASE", description = "Folder of a release.")
  private Path release;

  @Option(
      names = "--cohort",
      paramLabel = "FILE.csv",
      description = "Cases to score: file,patient,side,view,label[,score].")
  private Path cohort;

  @Option(
      names = "--margin",
      paramLabel = "M",
      defaultValue = "0.01",
      description = "Largest tolerable difference of AUCs (default: ${DEFAULT-VALUE}).")
  private double margin;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Mixin private TrustOption trust;
  @Mixin private EngineOptions engine;
  @Spec private CommandSpec spec;

  /** What {@code --json} prints. */
  record Document(
      String release, List<GoldenReport> golden, CohortReport cohort, String researchUse) {}

  @Override
  public Integer call() {
    Release opened = trust.open(release);
    List<CohortRow> rows = cohort == null ? null : CohortCsv.read(cohort);
    List<GoldenReport> golden =
        variants(opened.manifest()).stream().map(variant -> golden(opened, variant)).toList();
    CohortReport report = rows == null ? null : cohort(opened, rows);
    print(new Document(opened.title(), golden, report, ScoreResult.RESEARCH_USE));
    return exitCode(golden, report).number();
  }

  /** All that the release has, unless one is asked for. */
  private List<Variant> variants(Manifest manifest) {
    return engine.variant() != Variant.AUTO
        ? List.of(engine.variant())
        : Stream.of(Variant.FP32, Variant.INT8)
            .filter(variant -> manifest.variants().containsKey(variant.key()))
            .toList();
  }

  private GoldenReport golden(Release opened, Variant variant) {
    GoldenCheck check = new GoldenCheck(opened);
    try (Scorer scorer = Scorer.open(opened, engine.scoreOptions(variant))) {
      return check.run(variant.key(), scorer.session());
    }
  }

  private CohortReport cohort(Release opened, List<CohortRow> rows) {
    Manifest.OperatingPoint point = opened.manifest().operatingPoint();
    OptionalDouble threshold =
        point == null ? OptionalDouble.empty() : OptionalDouble.of(point.threshold());
    try (Scorer scorer = Scorer.open(opened, engine.scoreOptions());
        Progress progress = Progress.of("Scoring", rows.size())) {
      return CohortCheck.run(scorer, rows, threshold, margin, progress::step);
    }
  }

  private void print(Document document) {
    if (json) {
      spec.commandLine().getOut().println(CliJson.write(document));
    } else {
      new CheckText(spec.commandLine().getOut()).print(document);
    }
  }

  private static ExitCode exitCode(List<GoldenReport> golden, CohortReport cohort) {
    if (!golden.stream().allMatch(GoldenReport::holds)) {
      return ExitCode.PARITY_FAILED;
    }
    return cohort == null ? ExitCode.GOOD : cohort.exitCode();
  }
}

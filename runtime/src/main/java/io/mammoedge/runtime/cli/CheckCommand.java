package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.check.Acceptance;
import io.mammoedge.runtime.check.CohortCheck;
import io.mammoedge.runtime.check.CohortCsv;
import io.mammoedge.runtime.check.CohortReport;
import io.mammoedge.runtime.check.CohortRow;
import io.mammoedge.runtime.check.Machine;
import io.mammoedge.runtime.check.Margins;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.gate.GateResult;
import io.mammoedge.runtime.golden.GoldenCheck;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.score.Scorer;
import io.mammoedge.runtime.score.Variant;
import io.mammoedge.runtime.trust.Signer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
      description =
          "With reference scores: largest tolerable difference of AUCs (default:"
              + " ${DEFAULT-VALUE}).")
  private double margin;

  @Option(
      names = "--evidence-margin",
      paramLabel = "M",
      defaultValue = "0.05",
      description =
          "Without: by how much the AUC may be below the release's evidence (default:"
              + " ${DEFAULT-VALUE}).")
  private double evidenceMargin;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Mixin private GateOptions gate;
  @Mixin private AcceptanceOptions acceptance;
  @Mixin private TrustOption trust;
  @Mixin private EngineOptions engine;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    return gate.guard("check of " + release, this::check);
  }

  private int check() {
    Optional<Signer> signer = acceptance.signer();
    Margins margins = new Margins(margin, evidenceMargin);
    if (acceptance.given()) {
      acceptance.begin();
    }
    Release opened = trust.open(release);
    String cohortDigest = cohort == null ? null : CohortCsv.sha256(cohort);
    List<CohortRow> rows = cohort == null ? null : CohortCsv.read(cohort);
    List<CheckRun.Golden> golden =
        variants(opened.manifest()).stream().map(variant -> golden(opened, variant)).toList();
    CohortReport report = rows == null ? null : cohort(opened, rows, margins);
    CheckRun run = new CheckRun(opened, golden, report);
    print(run);
    GateResult decided = CheckGate.of(run);
    if (acceptance.given()) {
      acceptance.write(document(run, decided, cohortDigest), decided, signer);
    }
    gate.write(decided);
    return run.exitCode().number();
  }

  /** All that the release has, unless one is asked for. */
  private List<Variant> variants(Manifest manifest) {
    return engine.variant() != Variant.AUTO
        ? List.of(engine.variant())
        : Stream.of(Variant.FP32, Variant.INT8)
            .filter(variant -> manifest.variants().containsKey(variant.key()))
            .toList();
  }

  private CheckRun.Golden golden(Release opened, Variant variant) {
    GoldenCheck check = new GoldenCheck(opened);
    try (Scorer scorer = Scorer.open(opened, engine.scoreOptions(variant))) {
      return new CheckRun.Golden(
          check.run(variant.key(), scorer.session().provider(), scorer::outcome), scorer.origin());
    }
  }

  private CohortReport cohort(Release opened, List<CohortRow> rows, Margins margins) {
    try (Scorer scorer = Scorer.open(opened, engine.scoreOptions());
        Progress progress = Progress.of("Scoring", rows.size())) {
      return CohortCheck.run(scorer, opened.manifest(), rows, margins, progress::step);
    }
  }

  private void print(CheckRun run) {
    if (json) {
      spec.commandLine().getOut().println(ResultJson.write(run.document()));
    } else {
      new CheckText(spec.commandLine().getOut()).print(run.document());
    }
  }

  private Acceptance document(CheckRun run, GateResult decided, String cohortDigest) {
    return new Acceptance(
        Acceptance.SCHEMA,
        decided.outcome().label(),
        run.exitCode().number(),
        Acceptance.now(),
        Acceptance.Checked.of(run.release()),
        Machine.here(),
        new Acceptance.Engine(
            InferenceSession.engineVersion(),
            engine.provider().name().toLowerCase(Locale.ROOT),
            run.origins().stream().map(Acceptance.Session::of).toList()),
        RuntimeVersion.text(),
        run.reports(),
        run.cohort() == null ? null : Acceptance.Cohort.of(run.cohort(), cohortDigest),
        ScoreResult.RESEARCH_USE);
  }
}

package io.mammoedge.trainer.report;

import io.mammoedge.runtime.report.Banner;
import io.mammoedge.runtime.report.Code;
import io.mammoedge.runtime.report.Figure;
import io.mammoedge.runtime.report.HtmlReport;
import io.mammoedge.runtime.report.Numbers;
import io.mammoedge.runtime.report.Paragraph;
import io.mammoedge.runtime.report.Section;
import io.mammoedge.runtime.report.Tone;
import java.util.List;
import java.util.Optional;

/** {@code report.html} of a training. */
public final class RunReport {
  private RunReport() {}

  /**
   * The page.
   *
   * @param epochs in order, at least one; one of them is kept, or none yet
   */
  public static HtmlReport of(RunFacts run, List<RunEpoch> epochs) {
    if (epochs.isEmpty()) {
      throw new IllegalArgumentException("a training without an epoch has no report");
    }
    return new HtmlReport(
        "Training of " + run.model(), banner(run, epochs), sections(run, List.copyOf(epochs)));
  }

  private static Banner banner(RunFacts run, List<RunEpoch> epochs) {
    Optional<RunEpoch> kept = epochs.stream().filter(RunEpoch::kept).findFirst();
    String headline =
        kept.map(
                epoch ->
                    "validation %s %s: epoch %d of %d was kept"
                        .formatted(
                            run.score(), Numbers.rate(epoch.score()), epoch.epoch(), epochs.size()))
            .orElse("no epoch was kept");
    return new Banner(
        Tone.PLAIN,
        headline,
        "The cases that gave this number also chose the epoch, so it is too good. What the model is"
            + " worth is seen on a test split: mammoedge evaluate.");
  }

  private static List<Section> sections(RunFacts run, List<RunEpoch> epochs) {
    RunCharts charts = new RunCharts(epochs);
    return List.of(
        Section.of(
            "How it went",
            new Figure(charts.score(run.score()), "After each epoch, on the validation cases."),
            new Figure(
                charts.loss(),
                "Mean over the batches of the epoch, and over the validation cases after it."),
            RunTables.stages(epochs, run.score()),
            new Paragraph("Waiting: the share of the time in which the network had no data.")),
        Section.of("What it was", RunTables.provenance(run)),
        Section.of(
            "To repeat it",
            new Code("In the project's folder:", run.command()),
            new Code("The configuration:", run.configuration().strip())),
        Section.of("Epoch by epoch", RunTables.epochs(epochs, run.score())));
  }
}

package io.mammoedge.trainer.report;

import io.mammoedge.runtime.chart.Axis;
import io.mammoedge.runtime.chart.LineChart;
import io.mammoedge.runtime.chart.Point;
import io.mammoedge.runtime.report.Banner;
import io.mammoedge.runtime.report.Code;
import io.mammoedge.runtime.report.Figure;
import io.mammoedge.runtime.report.HtmlReport;
import io.mammoedge.runtime.report.Paragraph;
import io.mammoedge.runtime.report.Section;
import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.train.Epoch;
import io.mammoedge.trainer.train.Training;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A training as one HTML page: its curves, its epochs, what went into it, how to repeat it.
 *
 * @param model that came out
 * @param result every epoch
 * @param score what was maximised: {@code AUC} or {@code accuracy}
 * @param facts of the machine and the images
 */
public record RunReport(
    ModelDescription model, Training.Result result, String score, RunFacts facts) {
  /** The page. */
  public HtmlReport page() {
    return new HtmlReport(
        "Training of " + model.network(),
        new Banner(Banner.Tone.PLAIN, headline(), detail()),
        List.of(
            Section.of("Course", losses(), scores(), RunTables.stages(result.epochs())),
            Section.of("Epochs", RunTables.epochs(result.epochs(), result.best())),
            Section.of("What went in", RunTables.provenance(model, facts), configuration()),
            Section.of("Again", repeat(), new Paragraph(facts.caveat()))));
  }

  private String headline() {
    return String.format(
        Locale.ROOT, "validation %s %.3f at epoch %d", score, model.bestScore(), model.best());
  }

  private String detail() {
    double seconds = result.epochs().stream().mapToDouble(Epoch::seconds).sum();
    double waited =
        result.epochs().stream().mapToDouble(epoch -> epoch.seconds() * epoch.waiting()).sum();
    return String.format(
        Locale.ROOT,
        "%d epochs, %.0f s of training; for %.1f %% of it the network waited for images."
            + " The best epoch is chosen on the validation split, so this score is too good.",
        result.epochs().size(),
        seconds,
        seconds > 0 ? 100 * waited / seconds : 0);
  }

  private Figure losses() {
    LineChart chart =
        LineChart.of("Loss", Axis.of("epoch"), Axis.of("cross-entropy"))
            .withLine("training", line(Epoch::trainLoss))
            .withLine("validation", line(Epoch::validationLoss))
            .withMarker("kept", model.best());
    return new Figure(chart, "Training loss is weighted by class where the configuration says so.");
  }

  private Figure scores() {
    LineChart chart =
        LineChart.of("Validation " + score, Axis.of("epoch"), Axis.of(score))
            .withLine("validation " + score, line(Epoch::score))
            .withMarker("kept", model.best());
    return new Figure(chart, "");
  }

  private List<Point> line(ToDoubleFunction<Epoch> value) {
    return result.epochs().stream()
        .map(epoch -> new Point(epoch.epoch(), value.applyAsDouble(epoch)))
        .toList();
  }

  private Code configuration() {
    return new Code("Configuration", JsonFile.text(model.training()));
  }

  private Code repeat() {
    return new Code(
        "With this configuration as config.json, the same data set and the same threads",
        facts.command());
  }
}

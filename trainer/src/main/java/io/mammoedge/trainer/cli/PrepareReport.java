package io.mammoedge.trainer.cli;

import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.DatasetDescription;
import io.mammoedge.trainer.dataset.DatasetDescription.LesionCounts;
import io.mammoedge.trainer.dataset.DatasetDescription.SplitSummary;
import java.io.PrintWriter;
import picocli.CommandLine;

/** What {@code prepare} says at its end. */
final class PrepareReport {
  private final Dataset dataset;
  private final DatasetDescription description;
  private final CommandLine line;

  PrepareReport(Dataset dataset, CommandLine line) {
    this.dataset = dataset;
    this.description = dataset.description();
    this.line = line;
  }

  /** The result on standard output, in words or as JSON; what a user should know on the other. */
  void print(boolean json) {
    if (json) {
      line.getOut().print(JsonFile.text(description));
      line.getOut().flush();
    } else {
      counts(line.getOut());
    }
    remarks(line.getErr());
  }

  private void counts(PrintWriter out) {
    description
        .images()
        .forEach(
            (split, n) ->
                out.printf(
                    "%s: %d patients, %d benign and %d malignant images%n",
                    split, n.patients(), n.benign(), n.malignant()));
  }

  private void remarks(PrintWriter err) {
    SplitSummary splits = description.splits();
    if (splits.patientsInTwoOfficialSplits() > 0) {
      err.printf(
          "%d patients stand in two official splits; each went as a whole to the later of train,"
              + " validation and test, which moved %d images%n",
          splits.patientsInTwoOfficialSplits(), splits.imagesMoved());
    }
    if (!description.refused().isEmpty()) {
      err.printf(
          "%d images were left out; %s says which and why%n",
          description.refused().size(), dataset.folder().resolve("dataset.json"));
    }
    int lost = description.lesions().values().stream().mapToInt(LesionCounts::withoutPlace).sum();
    if (lost > 0) {
      err.printf(
          "%d lesions have no usable mask, so no patches; see the warnings in %s%n",
          lost, dataset.folder().resolve("images.csv"));
    }
    err.flush();
  }
}

package io.mammoedge.trainer.cli;

import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.DatasetDescription;
import io.mammoedge.trainer.dataset.DatasetDescription.LesionCounts;
import io.mammoedge.trainer.dataset.DatasetDescription.SplitSummary;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** What {@code prepare} says at its end. */
public final class PrepareReport {
  private final Dataset dataset;
  private final DatasetDescription description;
  private final CommandLine line;

  /** About a finished data set. */
  public PrepareReport(Dataset dataset, CommandLine line) {
    this.dataset = dataset;
    this.description = dataset.description();
    this.line = line;
  }

  /** The result on standard output, in words or as JSON; what a user should know on the other. */
  public void print(boolean json) {
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
          "%s in two official splits; each went as a whole to the later of train,"
              + " validation and test, which moved %s%n",
          number(splits.patientsInTwoOfficialSplits(), "patient stands", "patients stand"),
          number(splits.imagesMoved(), "image", "images"));
    }
    if (!description.refused().isEmpty()) {
      err.printf(
          "%s left out; %s says which and why%n",
          number(description.refused().size(), "image was", "images were"),
          dataset.folder().resolve("dataset.json"));
    }
    int lost = description.lesions().values().stream().mapToInt(LesionCounts::withoutPlace).sum();
    if (lost > 0) {
      err.printf(
          "%s no usable mask, so no patches; see the warnings in %s%n",
          number(lost, "lesion has", "lesions have"), dataset.folder().resolve("images.csv"));
    }
    warnings(err);
    err.flush();
  }

  private void warnings(PrintWriter err) {
    List<List<String>> warned =
        dataset.images().stream()
            .filter(row -> !row.warnings().isEmpty())
            .map(row -> List.of(row.warnings().split("; ", -1)))
            .toList();
    Map<String, Long> counts =
        warned.stream()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()));
    counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .ifPresent(
            most ->
                err.printf(
                    "%s warnings, most often '%s' (%d); see the column warnings in %s%n",
                    number(warned.size(), "image has", "images have"),
                    most.getKey(),
                    most.getValue(),
                    dataset.folder().resolve("images.csv")));
  }

  private static String number(int count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }
}

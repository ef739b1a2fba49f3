package io.mammoedge.trainer.reproduce.table;

import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.evaluate.Estimate;
import io.mammoedge.trainer.evaluate.PatientBootstrap;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.reproduce.plan.Plan;
import io.mammoedge.trainer.reproduce.plan.Steps;
import io.mammoedge.trainer.reproduce.published.RowSpec;
import io.mammoedge.trainer.reproduce.step.ImageScores;
import io.mammoedge.trainer.reproduce.step.PatchScores;
import io.mammoedge.trainer.reproduce.step.ScoreForest;
import io.mammoedge.trainer.reproduce.step.ScoreStep;
import io.mammoedge.trainer.reproduce.step.Step;
import io.mammoedge.trainer.reproduce.step.Training;
import io.mammoedge.trainer.reproduce.step.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has been measured of a table's rows. */
public final class Rows {
  private final Steps steps;
  private final Plan plan;
  private final Workbench bench;

  /** The rows of one table in one folder. */
  public Rows(Steps steps, Plan plan, Workbench bench) {
    this.steps = steps;
    this.plan = plan;
    this.bench = bench;
  }

  private Path file(RowSpec row) {
    return bench.out().resolve("rows").resolve(row.name() + ".json");
  }

  /** A row's result, if it has been written. */
  Optional<RowResult> result(RowSpec row) {
    return Files.isRegularFile(file(row))
        ? Optional.of(JsonFile.read(file(row), RowResult.class))
        : Optional.empty();
  }

  /** Writes a row's result, if it is not there and its scores are. */
  public void measure(RowSpec row) {
    if (result(row).isEmpty() && steps.scores(row).stream().allMatch(s -> s.isFinished(bench))) {
      JsonFile.write(file(row), steps.judgesPatches(row) ? patches(row) : images(row));
    }
  }

  private RowResult images(RowSpec row) {
    List<ScoredCase> scores = scores(row);
    Cases cases = ScoredCase.cases(scores);
    Estimate area = PatientBootstrap.usual().auc(cases);
    return new RowResult(
        row.name(),
        network(row),
        run(row),
        "AUC",
        area.value(),
        area.low(),
        area.high(),
        cases.size(),
        cases.clusterCount(),
        cases.count(true),
        bestEpochs(row));
  }

  private RowResult patches(RowSpec row) {
    PatchScores scores = JsonFile.read(bench.place(steps.scores(row).get(0)), PatchScores.class);
    return new RowResult(
        row.name(),
        network(row),
        run(row),
        "accuracy",
        scores.accuracy(),
        scores.low(),
        scores.high(),
        scores.patches(),
        scores.patients(),
        scores.malignant(),
        bestEpochs(row));
  }

  /** The scores that a row of images is judged by: a mean where it has several models. */
  List<ScoredCase> scores(RowSpec row) {
    return Ensemble.mean(
        steps.scores(row).stream()
            .map(step -> JsonFile.read(bench.place(step), ImageScores.class))
            .map(scores -> row.flips() ? scores.flips() : scores.plain())
            .toList());
  }

  /** What a row's first model reached on validation images. */
  double validationScore(RowSpec row) {
    return steps.scores(row).get(0).model().model(bench).bestScore();
  }

  private String bestEpochs(RowSpec row) {
    return steps.scores(row).stream()
        .map(step -> String.valueOf(step.model().model(bench).best()))
        .collect(Collectors.joining(", "));
  }

  /** Of the first training of each road. */
  private String network(RowSpec row) {
    return steps.scores(row).stream()
        .map(score -> trainings(Steps.inOrder(List.of(score.model()))).findFirst().orElseThrow())
        .map(first -> first.network().backbone().notation() + ", " + first.startWords())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static Stream<Training> trainings(List<Step> road) {
    return road.stream().filter(Training.class::isInstance).map(Training.class::cast);
  }

  private String run(RowSpec row) {
    String models =
        steps.scores(row).stream().map(this::words).collect(Collectors.joining("; and "));
    return models + (row.flips() ? "; mean over 4 flips" : "");
  }

  private String words(ScoreStep score) {
    String trained =
        trainings(Steps.inOrder(List.of(score.model())))
            .map(training -> training.words() + " (" + epochs(training) + ")")
            .collect(Collectors.joining(", "));
    return score instanceof ScoreForest ? trained + ", random forest" : trained;
  }

  private String epochs(Training training) {
    return plan.training(training.name()).epochsText();
  }
}

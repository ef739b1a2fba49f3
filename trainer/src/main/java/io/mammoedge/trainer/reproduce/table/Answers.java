package io.mammoedge.trainer.reproduce.table;

import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.trainer.evaluate.Estimate;
import io.mammoedge.trainer.evaluate.PatientBootstrap;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.reproduce.published.PaperTables;
import io.mammoedge.trainer.reproduce.published.Published;
import io.mammoedge.trainer.reproduce.published.Question;
import io.mammoedge.trainer.reproduce.published.RowSpec;
import io.mammoedge.trainer.reproduce.published.TableSpec;
import io.mammoedge.trainer.reproduce.published.Tags;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers a table's questions by paired differences between its own measured rows. */
final class Answers {
  private final PaperTables paper;
  private final TableSpec table;
  private final RowStatus status;
  private final Rows rows;

  Answers(PaperTables paper, TableSpec table, RowStatus status, Rows rows) {
    this.paper = paper;
    this.table = table;
    this.status = status;
    this.rows = rows;
  }

  List<Answer> all() {
    return table.questions().stream().map(this::answer).toList();
  }

  private Answer answer(Question question) {
    RowSpec better = table.row(question.better());
    List<RowSpec> others = question.worse().stream().map(table::row).toList();
    Optional<RowSpec> missing =
        Stream.concat(Stream.of(better), others.stream())
            .filter(row -> rows.result(row).isEmpty())
            .findFirst();
    if (missing.isPresent()) {
      return new Answer(
          question.title(),
          status.noAnswer(missing.get()),
          null,
          null,
          null,
          null,
          published(question));
    }
    RowSpec worse = bestOnValidation(others);
    return measured(question, better, worse);
  }

  /** Chosen without a look at the test split. */
  private RowSpec bestOnValidation(List<RowSpec> others) {
    return others.size() == 1
        ? others.get(0)
        : others.stream().max(Comparator.comparingDouble(rows::validationScore)).orElseThrow();
  }

  private Answer measured(Question question, RowSpec better, RowSpec worse) {
    Cases high = ScoredCase.cases(rows.scores(better));
    Cases low = ScoredCase.cases(rows.scores(worse));
    Estimate gain = PatientBootstrap.usual().gain(low, high);
    return new Answer(
        question.title(),
        verdict(gain, high),
        gain.value(),
        gain.low(),
        gain.high(),
        worse.name(),
        published(question));
  }

  /** By whether the interval of the difference excludes 0. */
  static String verdict(Estimate difference, Cases cases) {
    if (difference.low() > 0) {
      return "higher here, as the paper says";
    }
    return difference.high() < 0
        ? "lower here, against the paper"
        : "not shown by n=%d images of %d patients".formatted(cases.size(), cases.clusterCount());
  }

  private String published(Question question) {
    Question.Claim claim = question.published();
    if (claim.words() != null) {
      return claim.words() + Tags.warning(claim.certainty()) + " " + Tags.text(claim.certainty());
    }
    Published better = paper.published(claim.better());
    Published worse = paper.published(claim.worse());
    int order = better.value().compareTo(worse.value());
    String word = order > 0 ? "higher" : order < 0 ? "lower" : "equal";
    return word + " (" + better.valueText() + " against " + worse.valueText() + ")";
  }
}

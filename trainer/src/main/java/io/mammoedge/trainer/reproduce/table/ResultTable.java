package io.mammoedge.trainer.reproduce.table;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.trainer.evaluate.PatientBootstrap;
import io.mammoedge.trainer.reproduce.plan.Arguments;
import io.mammoedge.trainer.reproduce.published.PaperTables;
import io.mammoedge.trainer.reproduce.published.Published;
import io.mammoedge.trainer.reproduce.published.RowSpec;
import io.mammoedge.trainer.reproduce.published.TableSpec;
import io.mammoedge.trainer.reproduce.step.Inputs;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Makes a table anew from what has been measured. */
public final class ResultTable {
  private final PaperTables paper;
  private final TableSpec table;
  private final RowStatus status;
  private final Rows rows;

  /** The table of what has been measured so far. */
  public ResultTable(PaperTables paper, TableSpec table, RowStatus status, Rows rows) {
    this.paper = paper;
    this.table = table;
    this.status = status;
    this.rows = rows;
  }

  /** The table now. */
  public TableReport report(Inputs inputs) {
    return new TableReport(
        table.name(),
        table.line(),
        DataFacts.of(inputs.data()),
        inputs.otherSite().map(DataFacts::of).orElse(null),
        TableReport.NOT_COMPARABLE,
        "95 % intervals: " + PatientBootstrap.usual().label(),
        epochs(),
        table.rows().stream().map(this::line).toList(),
        new Answers(paper, table, status, rows).all(),
        TableReport.ONE_MODEL_A_SIDE,
        ScoreResult.RESEARCH_USE);
  }

  private String epochs() {
    String budget = status.plan().arguments().getOrDefault(Arguments.BUDGET, "");
    return budget.isEmpty()
        ? "all epochs of each schedule; no budget was given"
        : String.format(
            Locale.ROOT,
            "epochs of each schedule times %.3f, at least one a stage, to fit into %s",
            status.plan().perMille() / 1000.0,
            budget);
  }

  private TableLine line(RowSpec row) {
    Optional<RowResult> result = rows.result(row);
    Optional<Published> published = row.publishedValue();
    return new TableLine(
        row.name(),
        row.title(),
        result.isPresent() ? "measured" : status.of(row),
        result.orElse(null),
        published.map(Published::text).orElse(null),
        published.map(Published::value).orElse(null),
        published.map(Published::isSure).orElse(false),
        published.map(p -> paper.protocol(p.protocol()).text()).orElse(null));
  }

  /** Writes {@code TABLE.md} and {@code TABLE.json}. */
  public static void write(TableReport report, Path out) {
    AtomicFile.write(out.resolve("TABLE.md"), TableText.of(report));
    AtomicFile.write(out.resolve("TABLE.json"), ResultJson.write(report) + "\n");
  }
}

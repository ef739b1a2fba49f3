package io.mammoedge.trainer.reproduce.published;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.List;
import java.util.Objects;

/**
 * A table.
 *
 * @param name as typed
 * @param line what it is about
 * @param standIns networks that run instead of the paper's where a user names none
 * @param rows as printed
 * @param questions it asks
 */
public record TableSpec(
    String name, String line, List<String> standIns, List<RowSpec> rows, List<Question> questions) {
  /** Checks that the questions are about its rows. */
  public TableSpec {
    Objects.requireNonNull(name, "table without 'name'");
    Objects.requireNonNull(line, "table without 'line'");
    standIns = standIns == null ? List.of() : List.copyOf(standIns);
    rows = List.copyOf(rows);
    questions = List.copyOf(questions);
    if (rows.stream().map(RowSpec::name).distinct().count() != rows.size()) {
      throw new IllegalArgumentException("table " + name + ": two rows of one name");
    }
    for (Question question : questions) {
      row(rows, question.better());
      List<RowSpec> all = rows;
      question.worse().forEach(worse -> row(all, worse));
    }
  }

  /**
   * A row.
   *
   * @throws MammoEdgeException if there is none of that name
   */
  public RowSpec row(String wanted) {
    return row(rows, wanted);
  }

  /** Whether a row is measured in another hospital. */
  public boolean usesSite() {
    return rows.stream().anyMatch(row -> row.sitePatients().isPresent());
  }

  private static RowSpec row(List<RowSpec> rows, String wanted) {
    return rows.stream()
        .filter(row -> row.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () -> new MammoEdgeException(ExitCode.USAGE, "the table has no row '" + wanted + "'"));
  }
}

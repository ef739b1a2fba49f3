package io.mammoedge.trainer.reproduce.table;

import java.util.List;

/**
 * A table as far as it is: {@code TABLE.json}.
 *
 * @param table its name
 * @param line what it is about
 * @param data what it was measured on
 * @param site the other hospital's images, or null
 * @param notComparable why published values are not compared with
 * @param interval where intervals come from
 * @param epochs how the budget changed them
 * @param rows one line each
 * @param answers to its questions
 * @param answersCover what their intervals cover, and what not
 * @param researchUse what every result says
 */
public record TableReport(
    String table,
    String line,
    DataFacts data,
    DataFacts site,
    String notComparable,
    String interval,
    String epochs,
    List<TableLine> rows,
    List<Answer> answers,
    String answersCover,
    String researchUse) {
  /** Heads the column of published values. */
  public static final String PUBLISHED = "published, other split / other data: not comparable";

  static final String NOT_COMPARABLE =
      "Published values were measured on other images, in another split: they stand in a column of"
          + " their own, and nothing is computed between the two columns. Only the order of rows"
          + " within a column means something.";

  /** What an answer does not cover. */
  public static final String ONE_MODEL_A_SIDE =
      "Each side is one trained model (or one mean of models): the interval covers other test"
          + " patients, and neither another seed nor another choice of training patients.";

  /** Copies the lists. */
  public TableReport {
    rows = List.copyOf(rows);
    answers = List.copyOf(answers);
  }

  /** Whether any image of the data set or of the other hospital is a phantom. */
  boolean hasPhantoms() {
    return data.phantoms() || (site != null && site.phantoms());
  }
}

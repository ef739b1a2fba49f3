package io.mammoedge.archive.cluster;

import io.mammoedge.runtime.score.ScoreResult;
import org.apache.spark.sql.Row;

/**
 * What is said of an image; equal only to the last bit.
 *
 * @param probability of malignancy
 * @param logOdds of it
 * @param decision at the operating point
 */
record Verdict(Double probability, Double logOdds, String decision) {
  static Verdict of(ScoreResult result) {
    return new Verdict(result.probability(), result.logOdds(), result.decision());
  }

  static Verdict of(Row row) {
    return new Verdict(row.getAs("probability"), row.getAs("log_odds"), row.getAs("decision"));
  }
}

package io.mammoedge.archive.table;

import java.util.List;

/** Rows of a table, of which only file and refusal matter. */
final class Rows {
  static final String DIGEST = "d".repeat(64);

  private Rows() {}

  static ScoredImage scored(String file) {
    return row(file, 0.25, null);
  }

  static ScoredImage refused(String file, String code) {
    return row(file, null, code);
  }

  private static ScoredImage row(String file, Double probability, String refusal) {
    return new ScoredImage(
        file,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        probability,
        null,
        null,
        null,
        List.of("dates", "pixels"),
        refusal,
        "small",
        "1.0.0",
        "fp32",
        "cpu",
        1.0);
  }
}

package io.mammoedge.trainer.reproduce.published;

import java.util.List;
import java.util.Objects;

/**
 * What a table asks: is one row better than another?
 *
 * @param title in words
 * @param better the row that the paper says is better
 * @param worse the other row; of several, the one whose model is best on validation images
 * @param published what the paper says
 */
public record Question(String title, String better, List<String> worse, Claim published) {
  /** Checks for nulls. */
  public Question {
    Objects.requireNonNull(title, "question without 'title'");
    Objects.requireNonNull(better, "question without 'better'");
    Objects.requireNonNull(published, "question without 'published'");
    worse = List.copyOf(worse);
  }

  /**
   * What the paper says: two of its values, or words.
   *
   * @param better {@code table/row}, or null
   * @param worse {@code table/row}, or null
   * @param words instead of values, or null
   * @param certainty of the words
   */
  public record Claim(String better, String worse, String words, List<Certainty> certainty) {
    /** Checks what goes together. */
    public Claim {
      if ((better == null || worse == null) == (words == null)) {
        throw new IllegalArgumentException("published: either 'better' and 'worse', or 'words'");
      }
      certainty = words == null ? List.of() : Tags.required(certainty, words);
    }
  }
}

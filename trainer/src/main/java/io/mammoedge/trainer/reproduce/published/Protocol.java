package io.mammoedge.trainer.reproduce.published;

import java.util.List;
import java.util.Objects;

/**
 * Which images a published value was measured on.
 *
 * @param name by which values refer to it
 * @param words for people
 * @param certainty of the words
 */
public record Protocol(String name, String words, List<Certainty> certainty) {
  /** Checks for nulls. */
  public Protocol {
    Objects.requireNonNull(name, "protocol without 'name'");
    Objects.requireNonNull(words, "protocol without 'words'");
    certainty = Tags.required(certainty, "protocol " + name);
  }

  /** With its tags; an unsure one says so. */
  public String text() {
    return words + Tags.warning(certainty) + " " + Tags.text(certainty);
  }
}

package io.mammoedge.trainer.reproduce.published;

import java.util.List;
import java.util.stream.Collectors;

/** Certainties as they are printed: {@code [P, V]}. */
public final class Tags {
  private Tags() {}

  /**
   * A list that says how something is known.
   *
   * @throws IllegalArgumentException if it says nothing, or holds an unknown tag
   */
  static List<Certainty> required(List<Certainty> certainty, String what) {
    // Gson reads a tag that it does not know as null.
    if (certainty == null || certainty.isEmpty() || certainty.contains(null)) {
      throw new IllegalArgumentException(what + ": without a 'certainty' of V,P,F,A,Q,S,D,R,I");
    }
    return List.copyOf(certainty);
  }

  static boolean areSure(List<Certainty> certainty) {
    return certainty.stream().anyMatch(Certainty::isSure);
  }

  /** What warns of an unsure fact, after a blank's comma; else nothing. */
  public static String warning(List<Certainty> certainty) {
    return areSure(certainty) ? "" : ", " + certainty.get(0).words();
  }

  /** As printed beside a number: {@code [P][R]}. */
  public static String text(List<Certainty> certainty) {
    return certainty.stream().map(Enum::name).collect(Collectors.joining(", ", "[", "]"));
  }
}

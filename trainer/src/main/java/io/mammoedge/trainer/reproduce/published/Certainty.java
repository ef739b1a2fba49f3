package io.mammoedge.trainer.reproduce.published;

/** How a published fact is known. */
public enum Certainty {
  /** Read in the author's repository. */
  V("read in the author's repository"),
  /** Read on the author's poster (NIPS 2017, ML4H). */
  P("the author's poster"),
  /** Read off a figure in the author's repository. */
  F("a figure of the author's"),
  /** Read in an abstract, a README or an issue. */
  A("an abstract, README or issue"),
  /** The methods of the 2019 paper as others quote them. */
  Q("the 2019 paper as quoted by others"),
  /** In words only, without the number. */
  S("the paper's words without its numbers"),
  /** Derived from verified numbers. */
  D("derived from verified numbers"),
  /** Recalled from the papers, not verified. */
  R("recalled, not verified"),
  /** An inference of ours. */
  I("inferred, not verified");

  private final String words;

  Certainty(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** Whether a fact that is known in this way may be stated without a warning. */
  public boolean isSure() {
    return this != R && this != I;
  }
}

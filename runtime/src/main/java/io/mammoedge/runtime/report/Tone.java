package io.mammoedge.runtime.report;

/** How a banner is meant: its colour and its sign. */
public enum Tone {
  /** It holds. */
  GOOD("good", "✓ "),
  /** It does not. */
  BAD("bad", "✕ "),
  /** Nobody can say yet. */
  OPEN("open", "? "),
  /** A statement, no verdict. */
  PLAIN("plain", "");

  private final String style;
  private final String sign;

  Tone(String style, String sign) {
    this.style = style;
    this.sign = sign;
  }

  /** The class in the style sheet. */
  String style() {
    return style;
  }

  /** Before the headline: colour alone is lost on some and in print. */
  String sign() {
    return sign;
  }
}

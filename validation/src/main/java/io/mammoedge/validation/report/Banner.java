package io.mammoedge.validation.report;

import io.mammoedge.runtime.chart.Markup;
import io.mammoedge.runtime.stats.Verdict;
import java.util.Objects;

/**
 * The answer, first of all.
 *
 * @param verdict decides colour, sign and headline
 * @param detail one sentence with the numbers behind it
 */
public record Banner(Verdict verdict, String detail) {
  /** Checks for nulls. */
  public Banner {
    Objects.requireNonNull(verdict, "verdict is null");
    Objects.requireNonNull(detail, "detail is null");
  }

  /** The word, the sign and the colour say the same: colour alone is lost on some and in print. */
  String toHtml() {
    return "<div class=\"banner %s\"><strong>%s %s</strong><span>%s</span></div>\n"
        .formatted(tone(), sign(), Markup.escape(verdict.label()), Markup.escape(detail));
  }

  private String tone() {
    return switch (verdict) {
      case EQUIVALENT -> "good";
      case DIFFERENT -> "bad";
      case NOT_ENOUGH_CASES -> "open";
    };
  }

  private String sign() {
    return switch (verdict) {
      case EQUIVALENT -> "✓";
      case DIFFERENT -> "✕";
      case NOT_ENOUGH_CASES -> "?";
    };
  }
}

package io.mammoedge.runtime.report;

import io.mammoedge.runtime.chart.Markup;
import io.mammoedge.runtime.stats.Verdict;
import java.util.Objects;

/**
 * The answer, first of all.
 *
 * @param tone decides colour and sign
 * @param headline some words
 * @param detail one sentence with the numbers behind it
 */
public record Banner(Tone tone, String headline, String detail) {
  /** Checks for nulls. */
  public Banner {
    Objects.requireNonNull(tone, "tone is null");
    Objects.requireNonNull(headline, "headline is null");
    Objects.requireNonNull(detail, "detail is null");
  }

  /** A verdict with its reason. */
  public static Banner of(Verdict verdict, String detail) {
    Tone tone =
        switch (verdict) {
          case EQUIVALENT -> Tone.GOOD;
          case DIFFERENT -> Tone.BAD;
          case NOT_ENOUGH_CASES -> Tone.OPEN;
        };
    return new Banner(tone, verdict.label(), detail);
  }

  /** The word, the sign and the colour say the same. */
  String toHtml() {
    return "<div class=\"banner %s\"><strong>%s%s</strong><span>%s</span></div>\n"
        .formatted(tone.style(), tone.sign(), Markup.escape(headline), Markup.escape(detail));
  }
}

package io.mammoedge.trainer.reproduce.published;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * A number of the paper, with how it is known.
 *
 * @param value an AUC or an accuracy, 0..1, with as many digits as are known
 * @param certainty of the value; one verified source is enough to be sure
 * @param weak whether even the recollection is weak
 * @param bestEpoch whose weights were kept; null if not known
 * @param bestEpochCertainty null if there is no epoch
 * @param note a remark, or null
 * @param protocol the name of what it was measured on
 */
public record Published(
    BigDecimal value,
    List<Certainty> certainty,
    boolean weak,
    Integer bestEpoch,
    List<Certainty> bestEpochCertainty,
    String note,
    String protocol) {
  /** Checks the ranges. */
  public Published {
    Objects.requireNonNull(value, "published without 'value'");
    Objects.requireNonNull(protocol, "published without 'protocol'");
    if (value.signum() <= 0 || value.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("published value " + value + " is not above 0, up to 1");
    }
    certainty = Tags.required(certainty, "published " + value);
    if (bestEpoch != null) {
      bestEpochCertainty = Tags.required(bestEpochCertainty, "best epoch " + bestEpoch);
    }
  }

  /** Whether the value is verified. */
  public boolean isSure() {
    return !weak && Tags.areSure(certainty);
  }

  /** The value with its tags: {@code 0.89 [P, V]} or {@code ~0.97 recalled, not verified [R]}. */
  public String valueText() {
    String warning = isSure() ? "" : Tags.warning(certainty).substring(1);
    return (isSure() ? "" : "~")
        + value
        + warning
        + (weak ? ", weakly " : " ")
        + Tags.text(certainty);
  }

  /** The same with best epoch and remark. */
  public String text() {
    return valueText() + epochText() + (note == null ? "" : " (" + note + ")");
  }

  private String epochText() {
    if (bestEpoch == null) {
      return "";
    }
    boolean sure = Tags.areSure(bestEpochCertainty);
    return "; best epoch " + (sure ? "" : "~") + bestEpoch + " " + Tags.text(bestEpochCertainty);
  }
}

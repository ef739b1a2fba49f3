package io.mammoedge.exporter.release;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.stats.RocCurve;
import io.mammoedge.runtime.stats.RocPoint;
import java.util.OptionalDouble;

/**
 * How the operating point is chosen on validation images.
 *
 * @param sensitivity the least sensitivity, greater than 0 and at most 1; empty: Youden's index
 */
public record OperatingRule(OptionalDouble sensitivity) {
  private static final String SENSITIVITY = "sensitivity=";

  /** The greatest sensitivity + specificity - 1. */
  public static final OperatingRule YOUDEN = new OperatingRule(OptionalDouble.empty());

  /** Checks the range. */
  public OperatingRule {
    if (sensitivity.isPresent()
        && !(sensitivity.getAsDouble() > 0 && sensitivity.getAsDouble() <= 1)) {
      throw wrong(SENSITIVITY + sensitivity.getAsDouble());
    }
  }

  /**
   * Reads {@code youden} or {@code sensitivity=0.9}.
   *
   * @throws MammoEdgeException for anything else
   */
  public static OperatingRule parse(String text) {
    if (text.equals("youden")) {
      return YOUDEN;
    }
    try {
      if (text.startsWith(SENSITIVITY)) {
        double least = Double.parseDouble(text.substring(SENSITIVITY.length()));
        return new OperatingRule(OptionalDouble.of(least));
      }
    } catch (NumberFormatException e) {
      throw wrong(text);
    }
    throw wrong(text);
  }

  private static MammoEdgeException wrong(String text) {
    return new MammoEdgeException(
        ExitCode.USAGE,
        "operating point '" + text + "' is not understood; write youden or sensitivity=0.9");
  }

  /** The point on a curve. */
  RocPoint choose(RocCurve curve) {
    return sensitivity.isPresent()
        ? curve.atSensitivity(sensitivity.getAsDouble())
        : curve.youden();
  }

  /** In words, for the manifest. */
  String words() {
    return sensitivity.isPresent()
        ? "sensitivity of at least " + sensitivity.getAsDouble()
        : "Youden's index";
  }
}

package io.mammoedge.runtime.score;

import java.util.Locale;

/** Which of a release's models is used. */
public enum Variant {
  /** {@link #FP32}: the one that the release's evidence was measured on. */
  AUTO,
  /** 32-bit floats. */
  FP32,
  /** 8-bit integers: several times faster on a processor, where the release has it. */
  INT8;

  /** The name in a manifest. */
  public String key() {
    return (this == AUTO ? FP32 : this).name().toLowerCase(Locale.ROOT);
  }
}

package io.mammoedge.runtime.score;

import java.util.Locale;

/** Which of a release's models is used. */
public enum Variant {
  /** {@link #INT8} where this machine computes it rightly, else {@link #FP32}. */
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

package io.mammoedge.exporter.release;

import io.mammoedge.exporter.quantize.WeightRange;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.Objects;

/**
 * That a release shall have an 8-bit variant, if its parity holds.
 *
 * @param weights how far their codes reach
 * @param margin largest tolerable |ΔAUC| against 32-bit floats, between 0 and 1
 */
public record Int8Request(WeightRange weights, double margin) {
  /** Checks the range, before hours of work. */
  public Int8Request {
    Objects.requireNonNull(weights, "weights is null");
    if (!(margin > 0 && margin < 1)) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "--margin is between 0 and 1, such as 0.01, not " + margin);
    }
  }
}

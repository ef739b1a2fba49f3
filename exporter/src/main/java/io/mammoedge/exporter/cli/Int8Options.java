package io.mammoedge.exporter.cli;

import io.mammoedge.exporter.quantize.WeightRange;
import io.mammoedge.exporter.release.Int8Request;
import picocli.CommandLine.Option;

/** {@code --int8}, and what is said with it only. */
final class Int8Options {
  @Option(
      names = "--int8",
      required = true,
      description = "Also an 8-bit variant, if its parity holds; needs --data.")
  @SuppressWarnings("UnusedVariable") // the group is there or not
  private boolean wanted;

  @Option(
      names = "--int8-weights",
      paramLabel = "RANGE",
      description = "full (the default), or reduced for processors without VNNI.")
  private WeightRange weights = WeightRange.FULL;

  @Option(
      names = "--margin",
      paramLabel = "M",
      description = "Largest tolerable |ΔAUC| of the 8-bit variant; default: 0.01.")
  private double margin = 0.01;

  Int8Request request() {
    return new Int8Request(weights, margin);
  }
}

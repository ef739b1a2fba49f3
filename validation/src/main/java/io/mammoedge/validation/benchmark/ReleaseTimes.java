package io.mammoedge.validation.benchmark;

import io.mammoedge.runtime.check.Agreement;
import java.util.List;

/**
 * What an export costs, and what 32 and 8 bits cost to run.
 *
 * @param network its notation
 * @param size height x width that it was made for
 * @param conversionSeconds from weights to the bytes of the fp32 graph
 * @param proofSeconds of the export's own gate
 * @param agreement of graph and network in DJL, each on its road from the source file
 * @param fp32Bytes size of the fp32 graph
 * @param int8Bytes size of the 8-bit graph
 * @param int8 how the 8-bit graph was made
 * @param times of both
 */
public record ReleaseTimes(
    String network,
    String size,
    double conversionSeconds,
    double proofSeconds,
    Agreement agreement,
    long fp32Bytes,
    long int8Bytes,
    String int8,
    List<VariantTime> times) {
  /** Copies the list. */
  public ReleaseTimes {
    times = List.copyOf(times);
  }
}

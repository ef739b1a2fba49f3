package io.mammoedge.validation.benchmark.network;

import io.mammoedge.runtime.check.Machine;
import java.util.List;
import java.util.Objects;

/**
 * The whole comparison.
 *
 * @param machine that it ran on
 * @param threads of every engine
 * @param rounds timed of each engine
 * @param limit of the machine on as many threads
 * @param networks in the order that they ran
 */
public record NetworkReport(
    Machine machine, int threads, int rounds, MachineLimit limit, List<NetworkTimes> networks) {
  /** Copies the list. */
  public NetworkReport {
    Objects.requireNonNull(machine, "machine");
    Objects.requireNonNull(limit, "limit");
    networks = List.copyOf(networks);
  }
}

package io.mammoedge.validation.benchmark.files;

import io.mammoedge.runtime.check.Machine;
import java.util.List;
import java.util.Objects;

/**
 * What files cost beside the network.
 *
 * @param machine where
 * @param variant of the release that ran
 * @param provider that ran it
 * @param threads of the engine
 * @param rows of the images
 * @param columns of the images
 * @param times for each encoding
 * @param start of a process
 * @param peakMegabytes the largest resident memory of the process that scored all
 */
public record FilesReport(
    Machine machine,
    String variant,
    String provider,
    int threads,
    int rows,
    int columns,
    List<FileTime> times,
    ColdStart start,
    double peakMegabytes) {
  /** Copies the list. */
  public FilesReport {
    Objects.requireNonNull(machine, "machine");
    Objects.requireNonNull(start, "start");
    times = List.copyOf(times);
  }
}

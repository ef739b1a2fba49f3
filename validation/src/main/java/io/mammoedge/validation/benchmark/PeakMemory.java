package io.mammoedge.validation.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The largest resident memory that a process has had (Linux: {@code VmHWM}). */
public final class PeakMemory {
  private PeakMemory() {}

  /** In megabytes of 1024 KB; NaN where the system does not say. */
  public static double megabytes(long process) throws IOException {
    Path status = Path.of("/proc", String.valueOf(process), "status");
    if (!Files.isReadable(status)) {
      return Double.NaN;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Of this process. */
  public static double megabytes() throws IOException {
    return megabytes(ProcessHandle.current().pid());
  }
}

package io.mammoedge.runtime.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of this process.
 *
 * @param heapBytes that Java may take at most
 * @param availableBytes of the machine that nobody uses at the moment; -1 where it does not say
 */
public record Memory(long heapBytes, long availableBytes) {
  private static final int KIB = 1024;

  static Memory here() {
    return new Memory(Runtime.getRuntime().maxMemory(), available(Path.of("/proc/meminfo")));
  }

  static long available(Path memInfo) {
    try {
      return Files.readAllLines(memInfo).stream()
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }
}

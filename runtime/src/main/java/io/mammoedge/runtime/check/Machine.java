package io.mammoedge.runtime.check;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a release was checked: enough to notice that the hardware is another one, without a name or
 * an address of the machine.
 *
 * @param os its name and version
 * @param architecture such as {@code amd64} or {@code aarch64}
 * @param cpu the processor's model; null where the system does not say
 * @param logicalProcessors that this program may use
 * @param memoryBytes of the machine, or of its container
 * @param javaVendor who built the Java platform
 * @param javaVersion its version
 */
public record Machine(
    String os,
    String architecture,
    String cpu,
    int logicalProcessors,
    long memoryBytes,
    String javaVendor,
    String javaVersion) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** This one. */
  public static Machine here() {
    return new Machine(
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("os.arch"),
        cpu(CPU_INFO),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize(),
        System.getProperty("java.vendor"),
        System.getProperty("java.version"));
  }

  /** Linux writes the model on x86-64, and on arm64 only where the vendor's kernel adds it. */
  static String cpu(Path cpuInfo) {
    try {
      // Latin-1 reads any byte: a vendor's text must not stop a check.
      List<String> lines = Files.readAllLines(cpuInfo, StandardCharsets.ISO_8859_1);
      return lines.stream()
          .filter(line -> line.matches("(model name|Model|Hardware)\\s*:.*"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }
}

package io.mammoedge.runtime.doctor;

import io.mammoedge.runtime.engine.ProviderChoice;
import io.mammoedge.runtime.engine.ProviderDecision;
import io.mammoedge.runtime.engine.SelectedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What computes, and why.
 *
 * @param driver what NVIDIA's driver says of itself; null where there is none
 * @param provider that {@code --provider auto} takes
 * @param fallbackReason why it is not the GPU, or null
 */
public record Gpu(String driver, String provider, String fallbackReason) {
  private static final Path DRIVER = Path.of("/proc/driver/nvidia/version");

  static Gpu here() {
    ProviderDecision decision = SelectedSession.decide(ProviderChoice.AUTO);
    return new Gpu(driver(DRIVER), decision.provider().key(), decision.fallbackReason());
  }

  static String driver(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .findFirst()
          .map(line -> line.replaceAll("\\s+", " ").strip())
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }
}

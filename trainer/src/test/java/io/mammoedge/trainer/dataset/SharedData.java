package io.mammoedge.trainer.dataset;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data beside the repository; a test that needs some is skipped where it is absent. */
final class SharedData {
  private SharedData() {}

  /** A file or folder below {@code ../shared}. */
  static Path require(String path) {
    Path shared = Path.of("../../shared").toAbsolutePath().normalize().resolve(path);
    assumeTrue(Files.exists(shared), () -> "skipped: there is no " + shared);
    return shared;
  }
}

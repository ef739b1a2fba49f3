package io.mammoedge.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestsTest {
  /** NIST's example for "abc" (FIPS 180-4). */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void isSha256(@TempDir Path folder) throws Exception {
    byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
    assertThat(Digests.sha256(abc)).isEqualTo(ABC);
    assertThat(Digests.sha256(Files.write(folder.resolve("f"), abc))).isEqualTo(ABC);
  }
}

package io.mammoedge.runtime.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.testing.SmallRelease;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("peer")
class Sha256sumPeerTest {
  @Test
  void coreutilsAgree(@TempDir Path store) throws Exception {
    Path directory = SmallRelease.write(store);
    assertThat(check(directory)).isZero();
    Files.writeString(directory.resolve("MODEL_CARD.md"), "changed");
    assertThat(check(directory)).isEqualTo(1);
  }

  private static int check(Path directory) throws Exception {
    return new ProcessBuilder("sha256sum", "--check", "--strict", "SHA256SUMS")
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(Redirect.DISCARD)
        .start()
        .waitFor();
  }
}

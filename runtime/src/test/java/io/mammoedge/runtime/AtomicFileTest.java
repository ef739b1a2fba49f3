package io.mammoedge.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void replacesWhatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "a longer first version");
    AtomicFile.write(file, new byte[] {'b'});
    assertThat(file).hasContent("b");
  }

  @Test
  void leavesNoHalfFileWhereThePlaceIsTaken() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("taken/inside")).getParent();
    assertThatThrownBy(() -> AtomicFile.write(taken, new byte[1]))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("taken: cannot be written");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(taken);
    }
  }
}

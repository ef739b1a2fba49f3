package io.mammoedge.archive.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.audit.AuditKey;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How work is cut, and what files are called. */
class PlanTest {
  @Test
  void everyFileIsInOneChunkAndTheLastChunksAreSmall() {
    List<String> files = IntStream.range(0, 1000).mapToObj(i -> "f" + i).toList();

    List<Chunk> chunks = Chunk.of(files, 2);

    assertThat(chunks.stream().flatMap(chunk -> chunk.files().stream()).toList()).isEqualTo(files);
    assertThat(chunks.get(0).files()).hasSize(32);
    assertThat(chunks.subList(chunks.size() - 6, chunks.size()))
        .allSatisfy(chunk -> assertThat(chunk.files()).hasSize(1));
  }

  @Test
  void aWaveGrowsTowardsTwoMinutesOfWork() {
    WaveSize size = new WaveSize(0, 2);
    assertThat(size.next()).isEqualTo(16);
    size.took(16, 8);
    assertThat(size.next()).isEqualTo(128);
    size.took(128, 64);
    assertThat(size.next()).isEqualTo(240);
    size.took(240, 1200);
    assertThat(size.next()).isEqualTo(24);
  }

  @Test
  void aNumberThatTheUserSaysStays() {
    WaveSize size = new WaveSize(7, 2);
    size.took(7, 0.001);
    assertThat(size.next()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/b.dcm", "a\nb", "a\r\nb", "C:\\new\\r", "\\", "\\\\n", ""})
  void aPathIsOneLineAndComesBack(String path) {
    assertThat(OneLine.of(path)).doesNotContain("\n", "\r");
    assertThat(OneLine.back(OneLine.of(path))).isEqualTo(path);
  }

  @Test
  void anArchiveThatHasMovedKeepsItsKeys(@TempDir Path folder) {
    AuditKey key = AuditKey.inFile(folder.resolve("archive.key"));

    String before = new FileKeys(key, "/old/place").of("/old/place/a/b.dcm");

    assertThat(new FileKeys(key, "/new").of("/new/a/b.dcm")).isEqualTo(before);
    assertThat(new FileKeys(key, "").of("a/b.dcm")).isEqualTo(before);
    assertThat(before).matches("[0-9a-f]{64}");
    AuditKey other = AuditKey.inFile(folder.resolve("other.key"));
    assertThat(new FileKeys(other, "/new").of("/new/a/b.dcm")).isNotEqualTo(before);
  }
}

package io.mammoedge.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.IntegrityException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes that were cut off between the two files, and files that somebody else wrote. */
class PointerTest {
  @TempDir private Path line;
  private Pointer pointer;

  @BeforeEach
  void threePromotions() {
    pointer = new Pointer(line);
    assertThat(Pointer.pointFirst(line.resolve("1.0.0"))).isTrue();
    assertThat(Pointer.pointFirst(line.resolve("1.1.0"))).isFalse();
    pointer.promote(Version.parse("1.1.0"));
    pointer.promote(Version.parse("1.2.0"));
  }

  @Test
  void aRollbackThatWasCutOffIsDoneAgainAndPopsOnce() throws IOException {
    cutOff("rollback 1.1.0");
    assertThat(inUse()).isEqualTo("1.2.0");
    rollback("1.1.0");
    rollback("1.0.0");
  }

  @Test
  void aPromotionThatWasCutOffWasNeverInUse() throws IOException {
    cutOff("promote 1.3.0");
    rollback("1.1.0");
    cutOff("promote 1.3.0");
    pointer.promote(Version.parse("1.4.0"));
    rollback("1.1.0");
    rollback("1.0.0");
  }

  @Test
  void afterAChangeByHandARollbackRestoresWhatWasPromoted() throws IOException {
    Files.writeString(line.resolve("current"), "1.5.0\n");
    rollback("1.2.0");
    rollback("1.1.0");
  }

  @Test
  void theHistoryTellsEveryChangeOnce() throws IOException {
    cutOff("rollback 1.1.0");
    rollback("1.1.0");
    assertThat(Files.readAllLines(line.resolve("history")))
        .extracting(entry -> entry.substring(entry.indexOf(' ') + 1))
        .containsExactly("promote 1.0.0", "promote 1.1.0", "promote 1.2.0", "rollback 1.1.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../1.0.0\n", "1.0.0\n1.1.0\n", "1.0.0-01\n"})
  void aCurrentThatNamesNoVersionIsRefused(String text) throws IOException {
    Files.writeString(line.resolve("current"), text);
    refused("current");
  }

  @ParameterizedTest
  @ValueSource(strings = {"current", "history"})
  void linksAndLargeFilesAreRefused(String name) throws IOException {
    Path file = line.resolve(name);
    Path target = Files.move(file, line.resolve("elsewhere"));
    Files.createSymbolicLink(file, target);
    refused(name + ": is not a plain file");
    Files.delete(file);
    Files.write(file, new byte[(8 << 20) + 1]);
    refused(name + ": larger than");
  }

  private void refused(String message) {
    assertThatThrownBy(pointer::previous)
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  /** As where the disk was full, or the power failed: history is written, current is not. */
  private void cutOff(String entry) throws IOException {
    Path history = line.resolve("history");
    Files.writeString(history, Files.readString(history) + "2026-11-26T02:00:00Z " + entry + "\n");
  }

  private void rollback(String expected) {
    Version previous = pointer.previous();
    assertThat(previous).hasToString(expected);
    pointer.rollback(previous);
    assertThat(inUse()).isEqualTo(expected);
  }

  private String inUse() {
    return pointer.current().orElseThrow().toString();
  }
}

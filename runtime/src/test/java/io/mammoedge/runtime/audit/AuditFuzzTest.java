package io.mammoedge.runtime.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mammoedge.runtime.drift.DriftMonitor;
import io.mammoedge.runtime.drift.DriftReport;
import io.mammoedge.runtime.drift.Window;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.testing.Hostile;
import io.mammoedge.runtime.testing.SmallReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A log is a file on a disk: anything may be in it. */
class AuditFuzzTest {
  private static final int PER_BYTE = 4096;
  private static final Manifest RELEASE = SmallReference.manifest();
  private static final String SCORED =
      SmallEvents.line(SmallEvents.scored("2026-11-01T10:00:00Z", "i", "p", 0.25, 50, 20));
  private static final String REFUSED =
      SmallEvents.line(SmallEvents.refused("2026-11-01T10:00:00Z", "NOT_DICOM"));

  @TempDir private Path folder;

  static Stream<byte[]> log() {
    return Stream.of(
            SCORED + "\n" + REFUSED + "\n",
            SCORED.substring(0, 99),
            "\n\n{}\n[1]\r\n",
            at("+1000000000-12-31T23:59:59Z"))
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource
  @FuzzTest
  void log(byte[] content) {
    Hostile.readFile(content, PER_BYTE, file -> DriftMonitor.run(RELEASE, file, Window.ALL));
  }

  /** Good lines around it are not lost, and no line is counted twice. */
  @Test
  void aDamagedLineHarmsNoOther() throws Exception {
    Random random = new Random(11);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = SCORED.getBytes(UTF_8);
      for (int i = 0; i <= random.nextInt(4); i++) {
        int value;
        do {
          value = random.nextInt(256);
        } while (value == '\n');
        bytes[random.nextInt(bytes.length)] = (byte) value;
      }
      Path file = folder.resolve("audit.jsonl");
      Files.write(file, (REFUSED + "\n").getBytes(UTF_8));
      Files.write(file, bytes, StandardOpenOption.APPEND);
      Files.writeString(file, "\n" + REFUSED, StandardOpenOption.APPEND);
      int[] good = {0};
      AuditReader.Summary read =
          AuditReader.read(file, event -> good[0] += event.isRefused() ? 1 : 0);
      assertThat(good[0]).isGreaterThanOrEqualTo(2);
      assertThat(read.lines()).isEqualTo(3);
      assertThat(read.bad()).isLessThanOrEqualTo(1);
      read.shown().forEach(bad -> assertThat(bad.reason()).matches("[\\x20-\\x7e…]{1,81}"));
    }
  }

  /** Java's instants reach further than its calendar days. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1000000000-12-31T23:59:59Z",
        "-1000000000-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "9999-12-31T24:00:00Z",
        "0000-12-31T23:59:59Z"
      })
  void aYearThatNoCalendarHasIsABrokenLine(String time) throws Exception {
    Path file = folder.resolve("audit.jsonl");
    Files.writeString(file, at(time) + "\n" + SCORED + "\n");
    DriftReport report = DriftMonitor.run(RELEASE, file, Window.ALL).report();
    assertThat(report.events().scored()).isOne();
    assertThat(report.events().log().shown())
        .containsExactly(new AuditReader.BadLine(1, "'time' is not in the years 0001 to 9999"));
  }

  private static String at(String time) {
    return SCORED.replace("2026-11-01T10:00:00Z", time);
  }

  @Test
  void aLineWithoutEndIsNotHeld() throws Exception {
    Path file = folder.resolve("audit.jsonl");
    Files.writeString(file, "x".repeat(200_000) + "\n" + REFUSED + "\n");
    int[] good = {0};
    AuditReader.Summary read = AuditReader.read(file, event -> good[0]++);
    assertThat(good[0]).isOne();
    assertThat(read.bad()).isOne();
    assertThat(read.shown()).containsExactly(new AuditReader.BadLine(1, "longer than 65536 bytes"));
  }
}

package io.mammoedge.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.IntegrityException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  private static final String TIME = "2026-11-01T10:00:00Z";

  @TempDir private Path folder;

  @Test
  void whatIsAppendedIsReadAgain() {
    Path file = folder.resolve("new/audit.jsonl");
    AuditEvent scored = SmallEvents.scored(TIME, "i", "p", 0.25, 50, 20);
    AuditEvent refused = SmallEvents.refused(TIME, "NOT_DICOM");
    try (AuditLog log = AuditLog.open(file)) {
      log.append(scored);
    }
    try (AuditLog log = AuditLog.open(file)) {
      log.append(refused);
    }
    List<AuditEvent> events = new ArrayList<>();
    AuditReader.Summary summary = AuditReader.read(file, events::add);
    assertThat(events).containsExactly(scored, refused);
    assertThat(summary).isEqualTo(new AuditReader.Summary(2, 0, List.of(), false));
  }

  @Test
  void logAndKeyBelongToTheirOwnerAlone() throws Exception {
    Path file = folder.resolve("audit.jsonl");
    AuditLog.open(file).close();
    for (Path path : List.of(file, folder.resolve("audit.jsonl.key"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
    }
    assertThat(Files.readString(folder.resolve("audit.jsonl.key"))).matches("[0-9a-f]{64}\n");
    assertThat(folder.toFile().list()).hasSize(2);
  }

  /** The one value that can be computed elsewhere: RFC 4231's way with a known key. */
  @Test
  void aHashIsTheHmacOfKindAndId() throws Exception {
    Path file = folder.resolve("audit.jsonl");
    Files.writeString(folder.resolve("audit.jsonl.key"), "0b".repeat(32) + "\n");
    AuditKey key = AuditKey.of(file);
    // printf 'patient:P-1' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0b0b...0b
    assertThat(key.patient("P-1"))
        .isEqualTo("5352c009fed69dc70b2f8db4c0799f178198391f5e03933b4692c52e62e0672b");
    assertThat(key.image("P-1")).isNotEqualTo(key.patient("P-1"));
    assertThat(key.patient("")).isNull();
  }

  @Test
  void oneSiteKnowsAPatientAgainAndAnotherDoesNot() {
    Path here = folder.resolve("here.jsonl");
    String first = AuditKey.of(here).patient("P-1");
    assertThat(AuditKey.of(here).patient("P-1")).isEqualTo(first);
    assertThat(AuditKey.of(folder.resolve("there.jsonl")).patient("P-1")).isNotEqualTo(first);
  }

  @Test
  void manyThatBeginAtOnceShareOneKey() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 20; round++) {
        Path file = folder.resolve(round + ".jsonl");
        List<Future<String>> hashes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          hashes.add(pool.submit(() -> AuditKey.of(file).patient("P-1")));
        }
        Set<String> different = new HashSet<>();
        for (Future<String> hash : hashes) {
          different.add(hash.get());
        }
        assertThat(different).hasSize(1);
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void aLogThatLostItsKeyIsNotGoneOnWith() throws Exception {
    Path file = folder.resolve("audit.jsonl");
    Files.writeString(file, SmallEvents.line(SmallEvents.refused(TIME, "NOT_DICOM")) + "\n");
    assertThatThrownBy(() -> AuditLog.open(file))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("the key of this log is missing");
    Files.writeString(folder.resolve("audit.jsonl.key"), "too short");
    assertThatThrownBy(() -> AuditLog.open(file))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("is no key");
  }

  @Test
  void aTornLastLineCostsOnlyItself() throws Exception {
    Path file = folder.resolve("audit.jsonl");
    AuditEvent event = SmallEvents.refused(TIME, "NOT_DICOM");
    AuditLog.open(file).close();
    Files.writeString(file, SmallEvents.line(event).substring(0, 40), StandardOpenOption.APPEND);
    assertThat(AuditReader.read(file, e -> {}))
        .satisfies(summary -> assertThat(summary.bad()).isOne())
        .satisfies(summary -> assertThat(summary.torn()).isTrue());

    try (AuditLog log = AuditLog.open(file)) {
      log.append(event);
      log.append(event);
    }

    List<AuditEvent> events = new ArrayList<>();
    AuditReader.Summary summary = AuditReader.read(file, events::add);
    assertThat(events).containsExactly(event, event);
    assertThat(summary.bad()).isOne();
    assertThat(summary.shown().get(0).line()).isOne();
    assertThat(summary.torn()).isFalse();
  }

  @Test
  void warningsLeaveBehindWhatTheyQuote() {
    assertThat(WarningWords.of("View Position (0018,5101) is \"DOE^JANE\": only CC and MLO"))
        .isEqualTo("View Position (0018,5101)");
    assertThat(WarningWords.of("something about \"DOE^JANE\"")).doesNotContain("DOE");
    assertThat(WarningWords.of("all pixels have the same value"))
        .isEqualTo("all pixels have the same value");
  }
}

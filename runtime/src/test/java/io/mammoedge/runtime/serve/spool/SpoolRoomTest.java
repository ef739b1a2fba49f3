package io.mammoedge.runtime.serve.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long what stays, and who goes first. */
class SpoolRoomTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final SpoolLimits WEEK = new SpoolLimits(1 << 20, Duration.ofDays(7));
  private static final SpoolLimits TIGHT = new SpoolLimits(2500, Duration.ofDays(7));

  @TempDir private Path folder;
  private Spool spool;

  @BeforeEach
  void open() {
    spool = Spool.open(folder.resolve("spool"));
  }

  @AfterEach
  void close() {
    spool.close();
  }

  @Test
  void imagesGoAfterTheirTimeAndResultsLater() throws IOException {
    StudyFiles young = study(SpoolState.DONE, 1, 6);
    StudyFiles old = study(SpoolState.REFUSED, 2, 8);
    StudyFiles older = study(SpoolState.DONE, 3, 98);
    new SpoolRoom(spool, WEEK, CLOCK, why -> {});
    assertThat(young.all()).hasSize(3);
    assertThat(old.all()).isEqualTo(old.results()).hasSize(1);
    assertThat(older.folder()).doesNotExist();
  }

  @Test
  void whatIsNotDealtWithStaysForEver() throws IOException {
    StudyFiles incoming = study(SpoolState.INCOMING, 1, 900);
    StudyFiles working = study(SpoolState.WORKING, 2, 900);
    StudyFiles failed = study(SpoolState.FAILED, 3, 900);
    SpoolRoom room = new SpoolRoom(spool, TIGHT, CLOCK, why -> {});
    assertThat(room.take(1000)).isFalse();
    assertThat(incoming.all()).hasSize(3);
    assertThat(working.all()).hasSize(3);
    assertThat(failed.all()).hasSize(3);
  }

  @Test
  void theOldestGoesWhereRoomIsNeeded() throws IOException {
    StudyFiles old = study(SpoolState.DONE, 1, 3);
    StudyFiles young = study(SpoolState.DONE, 2, 1);
    SpoolRoom room = new SpoolRoom(spool, TIGHT, CLOCK, why -> {});
    assertThat(room.take(900)).isTrue();
    assertThat(old.all()).isEqualTo(old.results()).hasSize(1);
    assertThat(young.images()).hasSize(1);
    // However much is needed, what was said of images stays.
    assertThat(room.take(5000)).isFalse();
    assertThat(young.all()).isEqualTo(young.results()).hasSize(1);
    assertThat(old.results()).hasSize(1);
  }

  @Test
  void whatIsTakenIsCounted() throws IOException {
    SpoolRoom room = new SpoolRoom(spool, TIGHT, CLOCK, why -> {});
    assertThat(room.take(2000)).isTrue();
    // Nothing was received after all: what is on the disk counts.
    assertThat(room.take(2000)).isTrue();
    study(SpoolState.INCOMING, 1, 0);
    assertThat(room.take(2000)).isFalse();
    assertThat(room.bytes()).isEqualTo(1110);
  }

  /** 1,110 bytes that have not been touched for some days. */
  private StudyFiles study(SpoolState state, int number, int days) throws IOException {
    StudyFiles files = spool.files(state, "%032x".formatted(number));
    Files.createDirectories(files.folder());
    Path image = files.image(new SpoolName("", "%032x".formatted(number)));
    Files.write(image, new byte[1000]);
    Files.write(files.result(image), new byte[100]);
    Files.write(files.folder().resolve("report-1.dcm"), new byte[10]);
    Files.setLastModifiedTime(files.folder(), FileTime.from(NOW.minus(Duration.ofDays(days))));
    return files;
  }
}

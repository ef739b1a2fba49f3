package io.mammoedge.archive.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.archive.ArchiveCli;
import io.mammoedge.archive.TableRows;
import io.mammoedge.runtime.testing.SmallDicom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --again}: a refusal that was the disk's fault must not stay for ever. */
class ScoreOnceMoreTest {
  @TempDir private Path folder;
  private ScoreRuns runs;

  @BeforeEach
  void write() throws Exception {
    runs = ScoreRuns.in(folder).archive("in");
    runs.broken("in/damaged.dcm");
    Files.writeString(
        folder.resolve("in/.list"),
        "SECRET^PATIENT-0/p0-0.dcm\nSECRET^PATIENT-0/p0-1.dcm\ndamaged.dcm\nmissing.dcm\n");
    assertThat(runs.score("in/.list").out()).contains("2 scored, 2 refused");
  }

  @Test
  void refusedFilesAreScoredAgain() throws Exception {
    SmallDicom.write(folder.resolve("in/damaged.dcm"), 24, 16, new short[24 * 16]);
    SmallDicom.write(folder.resolve("in/missing.dcm"), 24, 16, ramp());
    assertThat(runs.score("in/.list").out()).contains("0 scored, 0 refused");

    ArchiveCli run = runs.score("in/.list", "--again", "NOT_FOUND,FAILED");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("1 scored, 0 refused");
    assertThat(run.err())
        .contains("1 row was refused with NOT_FOUND")
        .contains("no row is refused with FAILED");
    assertThat(rows()).hasSize(4).extracting(TableRows.Row::file).doesNotHaveDuplicates();
    assertThat(rows()).extracting(TableRows.Row::refusal).containsOnlyOnce("NOT_DICOM");
    assertThat(TableRows.text(folder.resolve("table"))).doesNotContain("SECRET");
    assertThat(folder.resolve("table/_replaced")).doesNotExist();
  }

  @Test
  void theOthersStayAsTheyWere() throws Exception {
    List<TableRows.Row> before = rows();

    ArchiveCli run = runs.score("in/.list", "--again", "NOT_FOUND,NOT_DICOM");

    assertThat(run.out()).contains("0 scored, 2 refused");
    assertThat(rows()).containsExactlyInAnyOrderElementsOf(before);
  }

  /** Killed before the new wave came to its place. */
  @Test
  void aWaveThatWasPutAsideComesBack() throws Exception {
    List<TableRows.Row> before = rows();
    Files.move(wave(), aside());

    ArchiveCli summary =
        ArchiveCli.run("summary", folder.resolve("table"), "--report", folder.resolve("page.html"));
    ArchiveCli run = runs.score("in/.list");

    assertThat(summary.exitCode()).isEqualTo(8);
    assertThat(summary.err()).contains("is being replaced").hasLineCount(1);
    assertThat(run.out()).contains("0 scored, 0 refused");
    assertThat(rows()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(folder.resolve("table/_replaced")).doesNotExist();
  }

  /** Killed after it. */
  @Test
  void aWaveThatWasReplacedDoesNotComeBack() throws Exception {
    List<TableRows.Row> before = rows();
    Path wave = wave();
    copy(wave, aside());

    ArchiveCli run = runs.score("in/.list");

    assertThat(run.out()).contains("0 scored, 0 refused");
    assertThat(rows()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(wave).exists();
    assertThat(folder.resolve("table/_replaced")).doesNotExist();
  }

  private List<TableRows.Row> rows() throws IOException {
    return TableRows.of(folder.resolve("table"));
  }

  private Path wave() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("table"), 2)) {
      return all.filter(path -> path.getFileName().toString().startsWith("wave="))
          .findFirst()
          .orElseThrow();
    }
  }

  private Path aside() throws IOException {
    Path place =
        folder.resolve("table/_replaced").resolve(folder.resolve("table").relativize(wave()));
    Files.createDirectories(place.getParent());
    return place;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> all = Files.list(from)) {
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static short[] ramp() {
    short[] pixels = new short[24 * 16];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (short) (i * 90);
    }
    return pixels;
  }
}

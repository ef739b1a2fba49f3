package io.mammoedge.archive.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.archive.ArchiveCli;
import io.mammoedge.archive.TableRows;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are known by their path below {@code --in}, so a table is about one archive. */
class OneArchiveTest {
  @TempDir private Path folder;
  private ScoreRuns runs;

  @BeforeEach
  void write() throws Exception {
    runs = ScoreRuns.in(folder).archive("a").archive("b");
  }

  @Test
  void anotherArchiveIsRefused() throws Exception {
    assertThat(runs.score("a").exitCode()).isZero();

    ArchiveCli other = runs.score("b");
    ArchiveCli folderAbove = runs.score(".");

    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err())
        .hasLineCount(1)
        .contains("another archive")
        .contains("--moved")
        .contains("another table");
    assertThat(folderAbove.exitCode()).isEqualTo(2);
    assertThat(TableRows.of(folder.resolve("table"))).hasSize(4);
    assertThat(TableRows.text(folder.resolve("table"))).doesNotContain(folder + "/a");
  }

  @Test
  void aListInTheArchivesFolderIsOfTheSameArchive() throws Exception {
    runs.score("a");
    Files.writeString(folder.resolve("a/.list"), "SECRET^PATIENT-0/p0-0.dcm\n");
    Files.writeString(folder.resolve("list"), folder + "/a/SECRET^PATIENT-0/p0-0.dcm\n");

    assertThat(runs.score("a/.list").out()).contains("0 scored, 0 refused");
    assertThat(runs.score("list").exitCode()).isEqualTo(2);
  }

  @Test
  void anArchiveThatHasMovedIsTheSameWhereTheUserSaysSo() throws Exception {
    runs.score("a");
    Files.move(folder.resolve("a"), folder.resolve("moved"));

    assertThat(runs.score("moved").exitCode()).isEqualTo(2);
    assertThat(runs.score("moved", "--moved").out()).contains("0 scored, 0 refused");
    assertThat(runs.score("moved").out()).contains("0 scored, 0 refused");
    assertThat(runs.score("b").exitCode()).isEqualTo(2);
  }

  /** Killed while {@code --moved} put the new folder in the place of the old one. */
  @Test
  void theArchiveIsKnownAfterAKillToo() throws Exception {
    runs.score("a");
    Path settings = folder.resolve("table/_settings");
    Files.move(settings.resolve("root"), settings.resolve("root.new"));

    assertThat(runs.score("b").exitCode()).isEqualTo(2);
    assertThat(runs.score("a").exitCode()).isZero();
    assertThat(runs.score("b", "--moved").exitCode()).isZero();
    assertThat(runs.score("a").exitCode()).isEqualTo(2);
    assertThat(settings.resolve("root")).exists();
    assertThat(settings.resolve("root.new")).doesNotExist();
  }

  @Test
  void anotherNameOfTheSiteIsRefused() throws Exception {
    runs.score("a", "--site", "North ");
    assertThat(runs.score("a", "--site", "North ").exitCode()).isZero();
    assertThat(runs.score("a", "--site", "North").exitCode()).isEqualTo(2);

    ArchiveCli none = runs.score("a");
    ArchiveCli other = runs.score("a", "--site", "north");

    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("other options").contains("--site North");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(runs.score("a", "--site", "North ").exitCode()).isZero();
  }

  @Test
  void aRunThatScoredNothingBindsNobody() throws Exception {
    ArchiveCli failed =
        runs.score("b", "--provider", "cuda", "--key", folder.resolve("own/archive.key"));

    ArchiveCli run = runs.score("a");

    assertThat(failed.exitCode()).isEqualTo(7);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(TableRows.of(folder.resolve("table"))).hasSize(4);
    assertThat(runs.score("a", "--provider", "cuda").exitCode()).isEqualTo(2);
    assertThat(runs.score("b").exitCode()).isEqualTo(2);
  }
}

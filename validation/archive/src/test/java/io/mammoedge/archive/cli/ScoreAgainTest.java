package io.mammoedge.archive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.archive.ArchiveCli;
import io.mammoedge.archive.SmallArchive;
import io.mammoedge.archive.TableRows;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second run with something else on the command line must not spoil the table. */
class ScoreAgainTest {
  @TempDir private Path folder;
  private Path release;
  private List<Path> files;

  @BeforeEach
  void write() throws IOException {
    release = SmallRelease.write(folder.resolve("store"));
    files = SmallArchive.write(folder.resolve("in"), 1);
  }

  @Test
  void anotherKeyIsRefused() throws Exception {
    assertThat(score("in", "table", "--key", folder.resolve("own.key")).exitCode()).isZero();

    ArchiveCli lost = score("in", "table");
    score("in", "other");
    ArchiveCli wrong = score("in", "table");

    assertThat(lost.exitCode()).isEqualTo(2);
    assertThat(lost.err()).contains("archive.key: the key of this table is not there");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("made with another key").hasLineCount(1);
    assertThat(score("in", "table", "--key", folder.resolve("own.key")).out())
        .contains("0 scored, 0 refused");
    assertThat(TableRows.of(folder.resolve("table"))).hasSize(4);
  }

  @Test
  void labelsAreReadWithTheKeyOfTheTableOnly() throws Exception {
    score("in", "table", "--key", folder.resolve("own.key"));
    Path labels = Files.writeString(folder.resolve("labels.csv"), "file,label\na.dcm,benign\n");
    Path table = folder.resolve("table");

    ArchiveCli none = parity(table, "--labels", labels);
    score("in", "other");
    ArchiveCli wrong = parity(table, "--labels", labels);

    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("the key of this table is not there");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("made with another key");
  }

  @Test
  void otherOptionsAreRefused() throws Exception {
    score("in", "table", "--variant", "fp32");

    ArchiveCli other = score("in", "table", "--accept", "clinical");

    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("--provider auto --variant fp32 --accept archive");
    assertThat(score("in", "table", "--variant", "fp32", "--threads", 2).exitCode()).isZero();
  }

  @Test
  void whatIsWrittenMustNotLieInTheArchive() {
    ArchiveCli table = score("in", "in/table");
    ArchiveCli key = score("in", "table", "--key", folder.resolve("in/own.key"));

    assertThat(table.exitCode()).isEqualTo(2);
    assertThat(table.err()).contains("--out").contains("lies in the archive itself");
    assertThat(key.exitCode()).isEqualTo(2);
    assertThat(key.err()).contains("--key").contains("lies in the archive itself");
    assertThat(folder.resolve("in/table")).doesNotExist();
    assertThat(folder.resolve("in/own.key")).doesNotExist();
  }

  @Test
  void aFailedRunLeavesNoPaths() throws Exception {
    ArchiveCli failed = score("in", "table", "--provider", "cuda");

    assertThat(failed.exitCode()).isEqualTo(7);
    assertThat(folder.resolve("table/_lock")).exists();
    assertThat(folder.resolve("table/_work")).doesNotExist();
  }

  @Test
  void aFileInTwoSpellingsIsOneRow() throws Exception {
    Path file = files.get(0);
    Files.writeString(folder.resolve("list.txt"), file + "\nfile://" + file + "\nfile:" + file);

    assertThat(score("list.txt", "table").out()).contains("1 scored, 0 refused");
  }

  @Test
  void aWaveHasAnUpperLimit() {
    ArchiveCli run = score("in", "table", "--wave", 20_001);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--wave must be 0 to 20000");
  }

  @Test
  void aBenchmarkWantsANewFolder() {
    ArchiveCli run = ArchiveCli.run("bench", "--release", release, "--out", folder.resolve("in"));

    assertThat(run.exitCode()).isEqualTo(8);
    assertThat(run.err()).contains("is not empty");
  }

  private static ArchiveCli parity(Path table, Object... more) {
    return run(List.of("parity", table, table, "--master", "local[2]"), more);
  }

  private ArchiveCli score(String in, String out, Object... more) {
    return run(
        List.of(
            "score",
            "--release",
            release,
            "--in",
            folder.resolve(in),
            "--out",
            folder.resolve(out),
            "--master",
            "local[2]"),
        more);
  }

  private static ArchiveCli run(List<?> first, Object... more) {
    List<Object> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return ArchiveCli.run(all.toArray());
  }
}

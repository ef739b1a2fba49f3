package io.mammoedge.archive.score;

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

/** Objects that are read through a file system of Hadoop, and not from a disk. */
class ForeignArchiveTest {
  @TempDir private Path folder;

  private Path release;
  private List<Path> files;

  @BeforeEach
  void makeArchive() throws IOException {
    release = SmallRelease.write(folder.resolve("store"));
    files = SmallArchive.write(folder.resolve("in"), 1);
  }

  @Test
  void objectsAreScoredAsFilesAre() throws IOException {
    Files.writeString(folder.resolve("in/broken"), "no image");
    ArchiveCli here = score(folder.resolve("in").toString(), "here");
    ArchiveCli there = score("foreign://" + folder.resolve("in"), "there");

    assertThat(here.out()).as(here.err()).contains("4 scored, 1 refused");
    assertThat(there.out()).as(there.err()).contains("4 scored, 1 refused");
    assertThat(TableRows.of(folder.resolve("there")))
        .containsExactlyInAnyOrderElementsOf(TableRows.of(folder.resolve("here")));
  }

  @Test
  void linesOfAListAreMeantFromItsFolderOrItsFileSystem() throws IOException {
    Files.writeString(
        folder.resolve("list"), folder.relativize(files.get(0)) + "\n" + files.get(1) + "\n");

    ArchiveCli run = score("foreign://" + folder.resolve("list"), "table");

    assertThat(run.out()).as(run.err()).contains("2 scored, 0 refused");
  }

  @Test
  void anObjectThatIsGoneIsARow() throws IOException {
    Files.writeString(folder.resolve("list"), "in/nothing.dcm\n" + files.get(1) + "\n");

    ArchiveCli run = score("foreign://" + folder.resolve("list"), "table");

    assertThat(run.out()).as(run.err()).contains("1 scored, 1 refused");
    assertThat(TableRows.of(folder.resolve("table")))
        .extracting(TableRows.Row::refusal)
        .contains("NOT_FOUND");
  }

  @Test
  void anEmptyArchiveIsNoSuccess() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    ArchiveCli run = score(empty.toString(), "table");

    assertThat(run.exitCode()).isEqualTo(74);
    assertThat(run.err()).contains("there are no files");
  }

  private ArchiveCli score(String in, String out) {
    List<Object> arguments = new ArrayList<>(List.of("score", "--release", release, "--in", in));
    arguments.addAll(List.of("--out", folder.resolve(out), "--master", "local[2]"));
    arguments.addAll(
        List.of("--conf", "spark.hadoop.fs.foreign.impl=" + ForeignFiles.class.getName()));
    arguments.addAll(List.of("--key", folder.resolve("archive.key")));
    return ArchiveCli.run(arguments.toArray());
  }
}

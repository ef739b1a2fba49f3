package io.mammoedge.archive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.archive.ArchiveCli;
import io.mammoedge.archive.SmallArchive;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that Spark would take for patterns are names. */
class PlainNamesTest {
  @TempDir private Path folder;
  private Path release;
  private List<Path> files;

  @BeforeEach
  void write() throws IOException {
    release = SmallRelease.write(folder.resolve("store"));
    files = SmallArchive.write(folder.resolve("in"), 1);
  }

  /** As a pattern it would mean the table beside it. */
  @Test
  void aTableIsTheOneOfItsNameAndNotThatOfAPattern() throws IOException {
    Files.writeString(folder.resolve("list"), files.get(0) + "\n");
    assertThat(score("list", "demo1").out()).contains("1 scored");

    ArchiveCli first = score("in", "demo[1]");
    ArchiveCli second = score("in", "demo[1]");
    ArchiveCli summary =
        run("summary", folder.resolve("demo[1]"), "--report", folder.resolve("page.html"));

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("4 scored");
    assertThat(second.out()).contains("0 scored");
    assertThat(summary.exitCode()).as(summary.err()).isZero();
    assertThat(Files.readString(folder.resolve("page.html"))).contains("4 images scored");
  }

  @Test
  void aTableThatWasRenamedIsComparedByItsOwnRowsAndLabelsAreTheFileOfTheirName()
      throws IOException {
    Files.writeString(folder.resolve("list"), files.get(0) + "\n");
    score("in", "whole");
    score("list", "demo{1}?");
    Files.move(folder.resolve("whole"), folder.resolve("demo*"));
    Path labels =
        Files.writeString(
            folder.resolve("labels[final].csv"), "file,label\n" + files.get(0) + ",benign\n");

    ArchiveCli run =
        run(
            "parity",
            folder.resolve("demo*"),
            folder.resolve("demo*"),
            "--labels",
            labels,
            "--in",
            folder.resolve("in"));

    assertThat(run.out()).as(run.err()).contains("4 images scored by both", "1 labelled images");
  }

  private ArchiveCli score(String in, String out) {
    return run(
        "score", "--release", release, "--in", folder.resolve(in), "--out", folder.resolve(out));
  }

  private static ArchiveCli run(Object... arguments) {
    return ArchiveCli.local(List.of(arguments));
  }
}

package io.mammoedge.archive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.archive.ArchiveCli;
import io.mammoedge.archive.SmallArchive;
import io.mammoedge.archive.table.DiskAsHdfs;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels name files in any spelling in which a list does. */
class LabelSpellingsTest {
  @TempDir private Path folder;
  private Path release;

  @BeforeEach
  void write() throws IOException {
    release = SmallRelease.write(folder.resolve("store"));
    List<Path> files = SmallArchive.write(folder.resolve("in"), 1);
    List<String> names = List.of("Jane Doe.dcm", "a%20b.dcm", "c.dcm", "d.dcm");
    for (int i = 0; i < names.size(); i++) {
      Files.move(
          files.get(i),
          folder.resolve("in").resolve(names.get(i)),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void theLinesOfAListAreLabelsToo() throws IOException {
    Path in = folder.resolve("in");
    List<String> lines =
        List.of(
            "file://" + in + "/Jane Doe.dcm",
            "file://" + in + "/a%20b.dcm",
            "in/./c.dcm",
            in + "/../in/d.dcm");
    Path list = Files.write(folder.resolve("list"), lines);
    assertThat(score("list").out()).contains("4 scored, 0 refused");

    ArchiveCli run = parity(lines, "--in", list);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("4 labelled images").doesNotContain("labels belong to no");
  }

  @Test
  void onHdfsTheFileSystemMayBeLeftOut() throws IOException {
    String in = folder.resolve("in").toString();
    Object[] hdfs = {
      "--conf",
      "spark.hadoop.fs.hdfs.impl=" + DiskAsHdfs.class.getName(),
      "--conf",
      "spark.hadoop.fs.defaultFS=hdfs://disk",
      "--key",
      folder.resolve("own.key")
    };
    assertThat(score("in", hdfs).out()).contains("4 scored, 0 refused");

    ArchiveCli run =
        parity(
            List.of(
                in + "/Jane Doe.dcm",
                "hdfs://" + in + "/a%20b.dcm",
                "hdfs:" + in + "/c.dcm",
                "hdfs://disk" + in + "/d.dcm"),
            join(List.of("--in", "hdfs://" + in), hdfs));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("4 labelled images").doesNotContain("labels belong to no");
  }

  @Test
  void whatIsNoPathIsRefusedAndNotTold() throws IOException {
    score("in");

    ArchiveCli run = parity(List.of("c.dcm", "hdfs://[Jane Doe/a.dcm"));

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err())
        .contains("labels.csv: a row names no file")
        .hasLineCount(1)
        .doesNotContain("Jane");
  }

  private ArchiveCli score(String in, Object... more) {
    return run(
        List.of(
            "score",
            "--release",
            release,
            "--in",
            folder.resolve(in),
            "--out",
            folder.resolve("table")),
        more);
  }

  private ArchiveCli parity(List<String> files, Object... more) throws IOException {
    Path labels =
        Files.writeString(
            folder.resolve("labels.csv"),
            IntStream.range(0, files.size())
                .mapToObj(i -> files.get(i) + "," + i % 2 + "\n")
                .collect(Collectors.joining("", "file,label\n", "")));
    Path table = folder.resolve("table");
    return run(List.of("parity", table, table, "--labels", labels), more);
  }

  private static ArchiveCli run(List<?> first, Object... more) {
    return ArchiveCli.local(List.of(join(first, more)));
  }

  private static Object[] join(List<?> first, Object... more) {
    List<Object> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all.toArray();
  }
}

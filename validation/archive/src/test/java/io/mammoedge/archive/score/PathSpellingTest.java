package io.mammoedge.archive.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.archive.table.DiskAsHdfs;
import io.mammoedge.runtime.audit.AuditKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A path is spelt as if it stood in a list. */
class PathSpellingTest {
  private static final List<String> LINES =
      List.of(
          "a.dcm",
          "./b c.dcm",
          "2019//01/../c.dcm",
          "../elsewhere/d.dcm",
          "../../../../../../../e.dcm",
          "12:30:00.dcm",
          "100%.dcm",
          "Müller/[1]*.dcm",
          "/data/Jane Doe.dcm",
          "/data//x/./y/../f.dcm",
          "file:/data/Jane Doe.dcm",
          "file:///data/Jane Doe.dcm",
          "file:///data/a%20b.dcm",
          "file:///data/./x/../100%.dcm",
          "hdfs:///archive/a b.dcm",
          "hdfs://disk/archive/%41.dcm",
          "hdfs:/archive//c.dcm");

  @TempDir private Path folder;

  @Test
  void onThisMachinesDisks() throws IOException {
    sameAsInAList("file:///", "");
    sameAsInAList("hdfs://disk", "file://");
  }

  @Test
  void onHdfs() throws IOException {
    sameAsInAList("hdfs://disk", "");
    sameAsInAList("hdfs://disk", "hdfs://");
    sameAsInAList("hdfs://disk", "hdfs://other");
  }

  private void sameAsInAList(String home, String fileSystem) throws IOException {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.hdfs.impl", DiskAsHdfs.class.getName());
    hadoop.set("fs.defaultFS", home);
    // One that is kept has the configuration of whoever asked first.
    hadoop.setBoolean("fs.file.impl.disable.cache", true);
    // No namenode, no such file system: then a list with such a line is refused.
    List<String> lines =
        LINES.stream()
            .filter(line -> home.startsWith("hdfs") || !line.startsWith("hdfs:"))
            .toList();
    Path list = Files.write(folder.resolve("list"), lines);
    ArchiveFiles files = ArchiveFiles.in(fileSystem + list, hadoop);
    List<String> told = new ArrayList<>();
    files.forEach(told::add);

    PathSpelling spelling = PathSpelling.of(files.root(), hadoop);

    assertThat(lines).extracting(line -> spelling.of(line).orElseThrow()).isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "hdfs://[Jane Doe/a.dcm"})
  void whatIsNoPathIsNone(String text) {
    assertThat(PathSpelling.of("/data", new Configuration()).of(text)).isEmpty();
  }

  @Test
  void aNameThatIsNoTextIsNamedByItsBytes() {
    FileKeys keys = new FileKeys(AuditKey.inFile(folder.resolve("key")), "/data");
    String walked = "file:///data/M%FCller.dcm";

    String spelt = PathSpelling.of("/data", new Configuration()).of(walked).orElseThrow();

    assertThat(keys.of(spelt)).isEqualTo(keys.of(walked));
  }

  @Test
  void whereNobodyKnowsTheFolderNamesAreThoseBelowIt() {
    FileKeys keys = new FileKeys(AuditKey.inFile(folder.resolve("key")), "");

    String spelt = PathSpelling.of("", new Configuration()).of("./2019//a.dcm").orElseThrow();

    assertThat(keys.of(spelt)).isEqualTo(keys.of("2019/a.dcm"));
  }
}

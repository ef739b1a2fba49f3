package io.mammoedge.archive.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.archive.TableRows;
import io.mammoedge.runtime.audit.AuditKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a loss of power a name that is there has its content: content goes to the disk first. */
class DurabilityTest {
  @TempDir private Path folder;
  private final RecordingDisk disk = new RecordingDisk();

  /**
   * What was forced.
   *
   * @param inPlace whether the file, or anything of the folder, had its final name by then
   */
  private record Forced(String name, boolean inPlace) {}

  @Test
  void aWaveIsOnTheDiskBeforeItHasItsName() throws Exception {
    try (SparkSession spark = TableRows.session()) {
      ArchiveTable table = table(spark);
      table.exclusively(
          () -> {
            table.add(Rows.DIGEST, List.of(Rows.scored("a")));
            return null;
          });
    }

    assertThat(disk.files).hasSize(4).extracting(Forced::inPlace).containsOnly(false);
    assertThat(disk.files)
        .extracting(Forced::name)
        .anyMatch(name -> name.endsWith(".parquet"))
        .anyMatch(name -> name.endsWith(".parquet.crc"));
    assertThat(disk.folders)
        .contains(new Forced("release_digest=" + Rows.DIGEST, true))
        .extracting(Forced::name)
        .contains("table", folder.getFileName().toString());
  }

  @Test
  void soIsASetting() throws Exception {
    try (SparkSession spark = TableRows.session()) {
      AuditKey key = AuditKey.inFile(folder.resolve("own.key"));
      new TableSettings(table(spark)).settleArchive(key, "/data", false);
    }

    assertThat(disk.files)
        .containsExactly(
            new Forced("key", false),
            new Forced(".key.crc", false),
            new Forced("root", false),
            new Forced(".root.crc", false));
    assertThat(disk.folders).contains(new Forced("_settings", true));
  }

  private ArchiveTable table(SparkSession spark) {
    return new ArchiveTable(spark, folder.resolve("table").toString(), disk);
  }

  private final class RecordingDisk implements Disk {
    private final List<Forced> files = new ArrayList<>();
    private final List<Forced> folders = new ArrayList<>();

    @Override
    public void forceFile(Path file) throws IOException {
      String name = file.getFileName().toString();
      files.add(new Forced(name, isInPlace(name)));
    }

    @Override
    public void forceFolder(Path forced) throws IOException {
      try (Stream<Path> all = Files.list(forced)) {
        folders.add(new Forced(forced.getFileName().toString(), all.findAny().isPresent()));
      }
    }

    private boolean isInPlace(String name) throws IOException {
      try (Stream<Path> all = Files.walk(folder.resolve("table"))) {
        return all.filter(path -> path.getFileName().toString().equals(name))
            .anyMatch(path -> !path.toString().contains("/_work/"));
      }
    }
  }
}

package io.mammoedge.archive.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.archive.TableRows;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows are taken out of a table, and the driver is killed at every moment of that. */
class ReplacementTest {
  private static SparkSession spark;
  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark = TableRows.session();
  }

  @AfterAll
  static void stop() throws Exception {
    spark.close();
  }

  @Test
  void whateverTheMomentNoRowIsLostOrDoubled() {
    int moment = 0;
    while (isKilledAt(moment)) {
      moment++;
    }
    assertThat(moment).isGreaterThan(8);
  }

  @Test
  void rowsThatStayAreAsTheyWere() {
    ArchiveTable table = table("same", Disk.REAL);
    List<Row> before =
        table
            .only("")
            .filter("refusal is null or refusal = 'NOT_DICOM'")
            .orderBy("file")
            .collectAsList();

    assertThat(takeOut(table)).isEqualTo(3);
    assertThat(table.only("").orderBy("file").collectAsList()).isEqualTo(before);
    assertThat(table.only("").schema().names()).containsExactly(before.get(0).schema().names());
  }

  private boolean isKilledAt(int moment) {
    String name = "table" + moment;
    table(name, Disk.REAL);
    boolean killed = false;
    try {
      takeOut(open(name, new KillingDisk(moment)));
    } catch (Killed e) {
      killed = true;
    }

    ArchiveTable next = open(name, Disk.REAL);
    List<String> files = next.exclusively(() -> files(next));

    assertThat(files).doesNotHaveDuplicates().contains("good", "damaged");
    assertThat(files).containsAnyOf("gone-1", "good").doesNotContain("never");
    // A wave has all of its rows, or all but these.
    assertThat(files.contains("gone-1")).isEqualTo(files.contains("gone-2"));
    takeOut(next);
    assertThat(files(next)).containsExactlyInAnyOrder("good", "damaged");
    assertThat(folder.resolve(name).resolve("_replaced")).doesNotExist();
    return killed;
  }

  private ArchiveTable table(String name, Disk disk) {
    ArchiveTable table = open(name, disk);
    table.exclusively(
        () -> {
          table.add(
              Rows.DIGEST,
              List.of(
                  Rows.scored("good"),
                  Rows.refused("gone-1", "NOT_FOUND"),
                  Rows.refused("gone-2", "NOT_FOUND"),
                  Rows.refused("damaged", "NOT_DICOM")));
          table.add(Rows.DIGEST, List.of(Rows.refused("gone-3", "NOT_FOUND")));
          return null;
        });
    return table;
  }

  private ArchiveTable open(String name, Disk disk) {
    return new ArchiveTable(spark, folder.resolve(name).toString(), disk);
  }

  private static long takeOut(ArchiveTable table) {
    return new RefusedRows(table, Rows.DIGEST)
        .takeOut(List.of("NOT_FOUND"))
        .getOrDefault("NOT_FOUND", 0L);
  }

  private static List<String> files(ArchiveTable table) {
    return table.only("").collectAsList().stream().map(row -> row.<String>getAs("file")).toList();
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Ends the work at one of the moments at which the disk is asked for something. */
  private static final class KillingDisk implements Disk {
    private int left;

    KillingDisk(int moment) {
      left = moment;
    }

    @Override
    public void forceFile(Path file) {
      tick();
    }

    @Override
    public void forceFolder(Path folder) {
      tick();
    }

    private void tick() {
      if (left-- == 0) {
        throw new Killed();
      }
    }
  }
}

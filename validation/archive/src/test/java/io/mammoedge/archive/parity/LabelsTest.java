package io.mammoedge.archive.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mammoedge.archive.LocalSpark;
import io.mammoedge.archive.ScoredPairs;
import io.mammoedge.archive.score.FileKeys;
import io.mammoedge.archive.table.ArchiveTable;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.audit.AuditKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a table of labels may say, and whose labels it holds. */
class LabelsTest {
  @RegisterExtension private static final LocalSpark SPARK = new LocalSpark();

  @TempDir private Path folder;

  @Test
  void labelsOfNoScoredFileAreCountedAndNothingButThemIsRefused() throws Exception {
    ArchiveTable table = new ArchiveTable(SPARK.session(), folder.resolve("table").toString());
    table.add(
        "a".repeat(64),
        IntStream.range(0, 10)
            .mapToObj(i -> ScoredPairs.image(keys().of("file" + i), 2020, i, 0.4))
            .toList());

    ArchiveParity.Result result =
        withItself(table, labels("file0,benign\n/in/file1,1\nelsewhere,benign\n"));
    assertThat(result.all().calibration().images()).isEqualTo(2);
    assertThat(result.strayLabels()).isEqualTo(1);

    Dataset<Row> strays = labels("elsewhere,benign\n");
    assertThatThrownBy(() -> withItself(table, strays))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("no label belongs to a file that was scored in both tables");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "',benign' | a row names no file",
        "'  ,benign' | a row names no file",
        "'a.dcm,perhaps' | a label is neither 'malignant' nor 'benign'",
        "'a.dcm,' | a label is neither 'malignant' nor 'benign'",
        "'a.dcm,1;a.dcm,perhaps' | a label is neither 'malignant' nor 'benign'",
        "'a.dcm,1;/in/a.dcm,benign' | a file has both labels",
      })
  void aLabelThatSaysNothingIsRefused(String rows, String why) {
    assertThatThrownBy(() -> labels("b.dcm,benign\n" + rows.replace(';', '\n') + "\n"))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageEndingWith("labels.csv: " + why);
  }

  @Test
  void aFileThatIsNamedTwiceIsOneLabel() throws Exception {
    assertThat(labels("a.dcm,1\n/in/a.dcm,Malignant\nb.dcm,0\n").collectAsList())
        .extracting(row -> row.<String>getAs(Labels.FILE), row -> row.<Integer>getAs("positive"))
        .containsExactlyInAnyOrder(tuple(keys().of("a.dcm"), 1), tuple(keys().of("b.dcm"), 0));
  }

  private Dataset<Row> labels(String rows) throws IOException {
    Path file = Files.writeString(folder.resolve("labels.csv"), "file,label\n" + rows);
    return Labels.read(SPARK.session(), file.toString(), keys());
  }

  private FileKeys keys() {
    return new FileKeys(AuditKey.inFile(folder.resolve("archive.key")), "/in");
  }

  private static ArchiveParity.Result withItself(ArchiveTable table, Dataset<Row> labels) {
    return new ArchiveParity(
            table.only(""),
            table.only(""),
            Optional.of(labels),
            new ParityRule(OptionalDouble.of(0.5), 0.01))
        .run();
  }
}

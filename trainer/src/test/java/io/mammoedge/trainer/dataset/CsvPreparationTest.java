package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.phantom.InbreastLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run over a hospital's own table. */
class CsvPreparationTest {
  @TempDir Path temp;

  @Test
  void patientIdsDoNotReachTheDataSet() throws IOException {
    new InbreastLayout(new PhantomSet(10, 80, 64, 4)).write(temp, () -> {});
    Path in = temp.resolve("AllDICOMs");
    StringBuilder table = new StringBuilder("file,patient,side,view,label\n");
    for (SourceImage image : Inbreast.read(temp).images()) {
      table.append(
          "%s,SECRET-%s,%s,%s,%s%n"
              .formatted(
                  image.file().getFileName(),
                  image.patient(),
                  image.side(),
                  image.view(),
                  Labels.word(image.malignant())));
    }
    Files.writeString(in.resolve("cases.csv"), table);
    PrepareSettings settings =
        new PrepareSettings(
            in, Layout.CSV, temp.resolve("out"), new ImageSize(72, 56), Optional.empty(), 12345);
    Dataset dataset = Preparation.of(settings).run(() -> {});
    assertThat(dataset.images()).hasSameSizeAs(Inbreast.read(temp).images());
    for (String file : List.of("images.csv", "lesions.csv", "dataset.json")) {
      assertThat(Files.readString(temp.resolve("out").resolve(file))).doesNotContain("SECRET");
    }
    assertThat(Preparation.of(settings).run(() -> {}).digest()).isEqualTo(dataset.digest());
  }

  /** Files of phantoms, and a table that names them line by line. */
  private PrepareSettings settings(Optional<SplitProtocol> splits, String... lines)
      throws IOException {
    Path in = temp.resolve("AllDICOMs");
    if (Files.notExists(in)) {
      new InbreastLayout(new PhantomSet(3, 80, 64, 4)).write(temp, () -> {});
    }
    List<Path> files = dicoms(in);
    String table = String.join("\n", lines) + "\n";
    for (int i = 0; i < files.size(); i++) {
      table = table.replace("FILE" + i, files.get(i).getFileName().toString());
    }
    Files.writeString(in.resolve("cases.csv"), table);
    return new PrepareSettings(
        in, Layout.CSV, temp.resolve("out"), new ImageSize(72, 56), splits, 12345);
  }

  private static List<Path> dicoms(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".dcm")).sorted().toList();
    }
  }

  @Test
  void aTestPatientIsNotTrainedOnWhenTheTestImageCannotBeRead() throws IOException {
    PrepareSettings settings =
        settings(
            Optional.empty(),
            "file,patient,side,view,label,split",
            "FILE0,A,L,CC,benign,train",
            "FILE1,A,R,CC,benign,train",
            "absent.dcm,A,L,MLO,benign,test",
            "FILE2,B,L,CC,benign,train",
            "FILE3,C,L,CC,benign,validation");
    Dataset dataset = Preparation.of(settings).run(() -> {});
    assertThat(dataset.split(Split.TEST)).hasSize(2);
    assertThat(dataset.split(Split.TRAIN)).hasSize(1);
    assertThat(dataset.split(Split.VALIDATION)).hasSize(1);
    assertThat(dataset.description().splits().protocol()).isEqualTo(SplitProtocol.OFFICIAL);
    assertThat(dataset.description().splits().imagesMoved()).isEqualTo(2);
  }

  @Test
  void aSplitWithoutTestCasesIsNotReplacedWithoutAWord() throws IOException {
    String[] lines = {
      "file,patient,side,view,label,split",
      "FILE0,A,L,CC,benign,train",
      "FILE1,B,L,CC,benign,validation",
      "FILE2,C,L,CC,benign,train"
    };
    for (Optional<SplitProtocol> asked :
        List.of(Optional.<SplitProtocol>empty(), Optional.of(SplitProtocol.OFFICIAL))) {
      PrepareSettings settings = settings(asked, lines);
      assertThatThrownBy(() -> Preparation.of(settings))
          .hasMessageContaining("name no test case")
          .extracting(e -> ((MammoEdgeException) e).exitCode())
          .isEqualTo(ExitCode.USAGE);
    }
    Dataset dataset =
        Preparation.of(settings(Optional.of(SplitProtocol.PATIENT), lines)).run(() -> {});
    assertThat(dataset.description().splits().protocol()).isEqualTo(SplitProtocol.PATIENT);
    assertThat(dataset.split(Split.TEST)).hasSize(1);
  }
}

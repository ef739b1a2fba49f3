package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.trainer.phantom.InbreastLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
}

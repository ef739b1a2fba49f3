package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.trainer.phantom.InbreastLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run over phantoms in the layout of INbreast. */
class InbreastPreparationTest {
  @TempDir Path temp;

  @Test
  void preparesDigitalMammogramsAndTheirContours() {
    new InbreastLayout(new PhantomSet(12, 160, 128, 4)).write(temp.resolve("in"), () -> {});
    PrepareSettings settings =
        new PrepareSettings(
            temp.resolve("in"),
            Layout.INBREAST,
            temp.resolve("out"),
            new ImageSize(144, 112),
            Optional.empty(),
            12345);
    Dataset dataset = Preparation.of(settings).run(() -> {});
    DatasetDescription description = dataset.description();
    assertThat(description.accept()).isEqualTo(Accept.CLINICAL);
    assertThat(description.splits().protocol()).isEqualTo(SplitProtocol.PATIENT);
    assertThat(description.refused()).allMatch(refusal -> refusal.code().equals("BIRADS_3"));
    assertThat(dataset.images()).isNotEmpty().allSatisfy(InbreastPreparationTest::assertDigital);
    assertThat(dataset.lesions()).isNotEmpty().allMatch(LesionRow::located);
    List<String> patients = dataset.images().stream().map(ImageRow::patient).distinct().toList();
    for (String patient : patients) {
      assertThat(
              dataset.images().stream()
                  .filter(row -> row.patient().equals(patient))
                  .map(ImageRow::split)
                  .distinct())
          .hasSize(1);
    }
  }

  private static void assertDigital(ImageRow row) {
    assertThat(row.sopClass()).isEqualTo("1.2.840.10008.5.1.4.1.1.1.2");
    assertThat(row.warnings()).doesNotContain("header");
  }
}

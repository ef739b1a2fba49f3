package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.SourceImage.SourceLesion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quirks of the official tables, and the published ones themselves. */
class CbisDdsmTest {
  private static final String MASS =
      "patient_id,breast_density,left or right breast,image view,abnormality id,abnormality type,"
          + "mass shape,mass margins,assessment,pathology,subtlety,image file path,"
          + "cropped image file path,ROI mask file path\r\n";
  private static final String CALC =
      MASS.replace("breast_density", "breast density").replace("mass ", "calc ");

  @TempDir Path in;

  private void table(String name, String header, String... rows) throws IOException {
    Files.writeString(in.resolve(name), header + String.join("\r\n", rows) + "\r\n");
  }

  private static String row(String image, int number, String type, String pathology) {
    String[] part = image.split("_", -1);
    String patient = part[1] + "_" + part[2];
    return patient
        + ",3,%s,%s,%d,%s,A,B,4,%s,4,%s/s/i/000000.dcm,\"%s_%d/s/r/000001.dcm\n\",%s_%d/s/r/000000.dcm"
            .formatted(
                part[3], part[4], number, type, pathology, image, image, number, image, number);
  }

  @Test
  void anImageIsMalignantWhenAnyOfItsLesionsIs() throws IOException {
    table(
        "mass_case_description_train_set.csv",
        MASS,
        row("Mass-Training_P_00001_LEFT_CC", 1, "mass", "BENIGN_WITHOUT_CALLBACK"),
        row("Mass-Training_P_00001_LEFT_CC", 2, "mass", "MALIGNANT"),
        row("Mass-Training_P_00001_LEFT_MLO", 1, "mass", "BENIGN"));
    List<SourceImage> images = CbisDdsm.read(in).images();
    assertThat(images)
        .extracting(SourceImage::name)
        .containsExactly("P_00001_L_CC", "P_00001_L_MLO");
    assertThat(images).extracting(SourceImage::malignant).containsExactly(true, false);
    assertThat(images.get(0).lesions())
        .extracting(SourceLesion::malignant)
        .containsExactly(false, true);
    assertThat(images).extracting(SourceImage::density).containsOnly("3");
  }

  @Test
  void massAndCalcificationOfOneFilmAreOneImage() throws IOException {
    table(
        "mass_case_description_train_set.csv",
        MASS,
        row("Mass-Training_P_00002_RIGHT_CC", 1, "mass", "BENIGN"));
    table(
        "calc_case_description_test_set.csv",
        CALC,
        row("Calc-Test_P_00002_RIGHT_CC", 1, "calcification", "MALIGNANT"));
    List<SourceImage> images = CbisDdsm.read(in).images();
    assertThat(images).hasSize(1);
    assertThat(images.get(0).lesions())
        .extracting(SourceLesion::type)
        .containsExactly(LesionType.MASS, LesionType.CALCIFICATION);
    assertThat(images.get(0).official()).containsExactlyInAnyOrder(Split.TRAIN, Split.TEST);
    assertThat(images.get(0).malignant()).isTrue();
    assertThat(images.get(0).density()).isEqualTo("3");
  }

  @Test
  void aPathWithALineBreakStillNamesItsFile() throws IOException {
    String image = "Mass-Training_P_00001_LEFT_CC";
    table("mass_case_description_train_set.csv", MASS, row(image, 1, "mass", "BENIGN"));
    Path crop = Files.createDirectories(in.resolve(image + "_1/s/r")).resolve("000001.dcm");
    Files.writeString(crop, "crop");
    SourceLesion lesion = CbisDdsm.read(in).images().get(0).lesions().get(0);
    assertThat(lesion.outline().files()).containsExactly(crop);
  }

  @Test
  void aBadTableIsReportedWithItsLine() throws IOException {
    table(
        "mass_case_description_train_set.csv",
        MASS,
        row("Mass-Training_P_00001_LEFT_CC", 1, "mass", "BENIGN"),
        row("Mass-Training_P_00001_LEFT_MLO", 1, "mass", "PERHAPS"));
    assertThatThrownBy(() -> CbisDdsm.read(in))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("mass_case_description_train_set.csv, line 4")
        .hasMessageContaining("PERHAPS");
    table("mass_case_description_train_set.csv", MASS.replace("pathology", "outcome"), "1");
    assertThatThrownBy(() -> CbisDdsm.read(in)).isInstanceOf(MammoEdgeException.class);
  }

  @Test
  void aFolderWithoutTablesIsAUsageError() {
    assertThatThrownBy(() -> CbisDdsm.read(in))
        .hasMessageContaining("none of the official tables")
        .extracting(e -> ((MammoEdgeException) e).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void theOfficialMassTrainingTable() throws IOException {
    Path table = SharedData.require("data/cbis-ddsm-csv/mass_case_description_train_set.csv");
    Files.copy(table, in.resolve(table.getFileName()));
    List<SourceImage> images = CbisDdsm.read(in).images();
    assertThat(images.stream().mapToInt(image -> image.lesions().size()).sum()).isEqualTo(1318);
    assertThat(images).hasSize(1231);
    assertThat(images.stream().map(SourceImage::patient).distinct()).hasSize(691);
    assertThat(images.stream().filter(SourceImage::malignant)).hasSize(602);
  }

  @Test
  void aPathOutOfTheFolderIsRefused() throws IOException {
    String row = row("Mass-Training_P_00001_LEFT_CC", 1, "mass", "BENIGN");
    for (String path : new String[] {"../../secret.dcm", "/secret.dcm", ""}) {
      table(
          "mass_case_description_train_set.csv",
          MASS,
          row.replace("Mass-Training_P_00001_LEFT_CC/s/i/000000.dcm", path));
      assertThatThrownBy(() -> CbisDdsm.read(in)).hasMessageContaining("line 2: '" + path + "'");
    }
    table("mass_case_description_train_set.csv", MASS, row.replace("P_00001,", "../../x,"));
    assertThatThrownBy(() -> CbisDdsm.read(in)).hasMessageContaining("../../x' is no id");
  }

  @Test
  void theDownloadToolsFoldersAreFoundByCase() throws IOException {
    String image = "Mass-Training_P_00001_LEFT_CC";
    table("mass_case_description_train_set.csv", MASS, row(image, 1, "mass", "BENIGN"));
    Path mammogram = in.resolve("CBIS-DDSM/" + image + "/07-20-2016-DDSM-NA-1/1.0-full-2/1-1.dcm");
    Path mask = in.resolve("CBIS-DDSM/" + image + "_1/07-20-2016-DDSM-NA-3/1.0-ROI-4/1-2.dcm");
    Path crop = mask.resolveSibling("1-1.dcm");
    for (Path file : List.of(mammogram, mask, crop)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    }
    SourceImage found = CbisDdsm.read(in).images().get(0);
    assertThat(found.file()).isEqualTo(mammogram);
    assertThat(found.lesions().get(0).outline().files()).containsExactly(crop, mask);
  }

  /** Counts of the tables as published, by image (one breast of a patient in one view). */
  @Test
  void theFourOfficialTables() {
    List<SourceImage> images = CbisDdsm.read(SharedData.require("data/cbis-ddsm-csv")).images();
    List<SourceImage> train =
        images.stream().filter(i -> i.official().contains(Split.TRAIN)).toList();
    List<SourceImage> test =
        images.stream().filter(i -> i.official().contains(Split.TEST)).toList();
    assertThat(train).hasSize(2420);
    assertThat(train.stream().map(SourceImage::patient).distinct()).hasSize(1248);
    assertThat(test).hasSize(641);
    assertThat(test.stream().map(SourceImage::patient).distinct()).hasSize(349);
    assertThat(images).hasSize(3032);
    assertThat(images.stream().mapToInt(image -> image.lesions().size()).sum()).isEqualTo(3568);
    assertThat(images)
        .filteredOn(i -> i.lesions().stream().map(SourceLesion::type).distinct().count() == 2)
        .hasSize(71);
  }

  @Test
  void patientsInBothOfficialSplitsAreTestPatients() {
    List<SourceImage> images = CbisDdsm.read(SharedData.require("data/cbis-ddsm-csv")).images();
    List<PatientSplits.Patient> patients = PatientSplits.patients(images);
    Map<String, Split> splits = PatientSplits.official(patients, 12345);
    assertThat(patients).hasSize(1566);
    assertThat(splits).hasSize(1566);
    assertThat(patients)
        .filteredOn(PatientSplits.Patient::inTwoSplits)
        .hasSize(31)
        .allSatisfy(patient -> assertThat(splits).containsEntry(patient.id(), Split.TEST));
    assertThat(Summaries.moved(patients, images, splits)).isEqualTo(35);
    assertThat(images)
        .filteredOn(image -> splits.get(image.patient()) == Split.TEST)
        .hasSize(641 + 35);
  }
}

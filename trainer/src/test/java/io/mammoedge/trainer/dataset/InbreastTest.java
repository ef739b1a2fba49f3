package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.trainer.dataset.Outline.Contour;
import io.mammoedge.trainer.dataset.Outline.Point;
import io.mammoedge.trainer.dataset.SourceImage.SourceLesion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InbreastTest {
  private static final String HEADER =
      "Patient ID;Patient age;Laterality;View;Acquisition date;File Name;ACR;Bi-Rads\r\n";

  @TempDir Path in;

  @BeforeEach
  void folders() throws IOException {
    Files.createDirectories(in.resolve("AllDICOMs"));
    Files.createDirectories(in.resolve("AllXML"));
  }

  private Catalogue read(String... rows) throws IOException {
    Files.writeString(in.resolve("INbreast.csv"), HEADER + String.join("\r\n", rows) + "\r\n");
    return Inbreast.read(in);
  }

  private void dicom(String name) throws IOException {
    Files.writeString(in.resolve("AllDICOMs").resolve(name), "");
  }

  private void contours(String number, String... rois) throws IOException {
    Files.writeString(
        in.resolve("AllXML").resolve(number + ".xml"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://127.0.0.1:1/absent.dtd">
        <plist version="1.0"><dict><key>Images</key><array><dict>
        <key>NumberOfROIs</key><integer>1</integer>
        <key>ROIs</key><array>%s</array></dict></array></dict></plist>
        """
            .formatted(String.join("\n", rois)));
  }

  private static String roi(String name, String... points) {
    String strings = "<string>" + String.join("</string><string>", points) + "</string>";
    return ("<dict><key>Area</key><real>0.5</real><key>Name</key><string>%s</string>"
            + "<key>Point_px</key><array>%s</array></dict>")
        .formatted(name, strings);
  }

  @Test
  void assessmentsBecomeLabelsAndThreeIsLeftOut() throws IOException {
    for (int number = 1; number <= 6; number++) {
      dicom("1000" + number + "_p" + number + "_MG_L_CC_ANON.dcm");
    }
    Catalogue catalogue =
        read(
            "removed;removed;L;CC;201001;10001;4;1",
            "removed;removed;L;CC;201001;10002;4;2",
            "removed;removed;L;CC;201001;10003;4;3",
            "removed;removed;L;CC;201001;10004;4;4c",
            "removed;removed;L;CC;201001;10005;;5",
            "removed;removed;L;CC;201001;10006;1;6");
    assertThat(catalogue.images())
        .extracting(SourceImage::malignant)
        .containsExactly(false, false, true, true, true);
    assertThat(catalogue.images())
        .extracting(SourceImage::patient)
        .containsExactly("p1", "p2", "p4", "p5", "p6");
    assertThat(catalogue.leftOut()).extracting(Refusal::code).containsExactly("BIRADS_3");
    assertThat(catalogue.images().get(0).name()).isEqualTo("p1_L_CC_10001");
  }

  @Test
  void contoursBecomeLesions() throws IOException {
    dicom("10001_p1_MG_R_MLO_ANON.dcm");
    contours(
        "10001",
        roi("Mass", "(10.5, 20.25)", "(30, 20)", "(30.0, 40.0)"),
        roi("Calcifications", "(5.000000, 6.000000)"),
        roi("Cluster", "(1, 2)"),
        roi("Spiculated Region", "(7, 8)"));
    List<SourceLesion> lesions =
        read("removed;removed;R;MLO;201001;10001;2;5").images().get(0).lesions();
    assertThat(lesions)
        .extracting(SourceLesion::type)
        .containsExactly(
            LesionType.MASS, LesionType.CALCIFICATION, LesionType.CALCIFICATION, LesionType.OTHER);
    assertThat(lesions).allMatch(SourceLesion::malignant);
    assertThat(lesions.get(0).outline())
        .isEqualTo(
            new Contour(List.of(new Point(10.5, 20.25), new Point(30, 20), new Point(30, 40))));
  }

  @Test
  void imagesWithoutPatientOrInAnotherViewAreLeftOutWithAReason() throws IOException {
    dicom("10002_p2_MG_R_FB_ANON.dcm");
    dicom("10003_p3_MG_R_CC_ANON.dcm");
    Files.writeString(in.resolve("AllXML/10003.xml"), "<plist><dict>");
    Catalogue catalogue =
        read(
            "removed;removed;R;CC;201001;10001;2;1",
            "removed;removed;R;FB;201001;10002;2;1",
            "removed;removed;R;CC;201001;10003;2;1");
    assertThat(catalogue.images()).isEmpty();
    assertThat(catalogue.leftOut())
        .extracting(Refusal::code)
        .containsExactly("NO_PATIENT", "VIEW", "BAD_OUTLINE");
  }

  @Test
  void noPatientIsGuessedFromAFileThatIsNotNamedAsPublished() throws IOException {
    dicom("10001.dcm");
    dicom("10002_MG_L_CC_ANON.dcm");
    dicom("10003_copy.dcm");
    Catalogue catalogue =
        read(
            "removed;removed;L;CC;201001;10001;2;1",
            "removed;removed;L;CC;201001;10002;2;1",
            "removed;removed;L;CC;201001;10003;2;5");
    assertThat(catalogue.images()).isEmpty();
    assertThat(catalogue.leftOut()).extracting(Refusal::code).containsOnly("NO_PATIENT");
    assertThat(read("p7;removed;L;CC;201001;10001;2;1").images())
        .extracting(SourceImage::patient)
        .containsExactly("p7");
  }

  @Test
  void badRowsAreNamed() {
    assertThatThrownBy(() -> read("removed;removed;L;CC;201001;../../1;2;1"))
        .hasMessageContaining("line 2: '../../1' is no number");
    assertThatThrownBy(() -> read("../x;removed;L;CC;201001;1;2;1"))
        .hasMessageContaining("line 2: '../x' is no id");
    String row = "removed;removed;L;CC;201001;1;2;1";
    assertThatThrownBy(() -> read(row, row))
        .hasMessageContaining("line 3: this image stands in line 2");
    assertThatThrownBy(() -> read(row.replace(";2;1", ";2;0"))).hasMessageContaining("no BI-RADS");
  }

  @Test
  void aHostileContourFileReadsNoOtherFile() throws IOException {
    Path secret = Files.writeString(in.resolve("secret.txt"), "(1, 2)");
    Path xml = in.resolve("AllXML/1.xml");
    Files.writeString(
        xml,
        "<!DOCTYPE plist [<!ENTITY e SYSTEM \"%s\">]><plist><dict><key>Images</key><array><dict>"
                .formatted(secret.toUri())
            + "<key>ROIs</key><array><dict><key>Name</key><string>Mass</string>"
            + "<key>Point_px</key><array><string>&e;</string></array></dict></array>"
            + "</dict></array></dict></plist>");
    assertThatThrownBy(() -> InbreastContours.read(xml, true))
        .isInstanceOf(RefusedImageException.class);
  }

  @Test
  void thePublishedTable() throws IOException {
    Path table = SharedData.require("data/inbreast-meta/INbreast.csv");
    Files.copy(table, in.resolve("INbreast.csv"));
    for (String line : Files.readAllLines(table).subList(1, 411)) {
      String number = line.split(";", -1)[5];
      dicom(number + "_p" + number + "_MG_L_CC_ANON.dcm");
    }
    Catalogue catalogue = Inbreast.read(in);
    assertThat(catalogue.leftOut().stream().filter(r -> r.code().equals("BIRADS_3"))).hasSize(23);
    assertThat(catalogue.images().stream().filter(SourceImage::malignant)).hasSize(100);
    // 287 are BI-RADS 1 or 2; one of them is the view from below.
    assertThat(catalogue.images().stream().filter(i -> !i.malignant())).hasSize(286);
  }

  @Test
  void thePublishedContours() {
    Path folder = SharedData.require("data/inbreast-meta");
    List<SourceLesion> lesions =
        InbreastContours.read(folder.resolve("20587080.abridged-1of3.xml"), true);
    assertThat(lesions).hasSize(1);
    assertThat(((Contour) lesions.get(0).outline()).points())
        .hasSize(14)
        .contains(new Point(2179.663086, 2015.989990));
    assertThat(InbreastContours.read(folder.resolve("22670465.abridged-7of95.xml"), false))
        .hasSize(7)
        .allMatch(lesion -> lesion.type() == LesionType.CALCIFICATION);
  }
}

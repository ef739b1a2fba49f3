package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvLayoutTest {
  private static final PatientKey KEY = new PatientKey(new byte[32]);

  @TempDir Path in;

  private List<SourceImage> read(String... lines) throws IOException {
    Files.writeString(in.resolve("cases.csv"), String.join("\n", lines) + "\n");
    return CsvLayout.read(in, KEY).images();
  }

  @Test
  void patientIdsBecomeKeyedHashes() throws IOException {
    List<SourceImage> images =
        read(
            "file,patient,side,view,label,manufacturer,density",
            "a/1.dcm,Doe^Jane,L,CC,malignant,GE,2",
            "a/2.dcm,Doe^Jane,left,MLO,1,GE,2",
            "b/1.dcm,Roe^Ann,R,CC,benign,,");
    assertThat(images).extracting(SourceImage::malignant).containsExactly(true, true, false);
    assertThat(images.get(0).patient()).isEqualTo(images.get(1).patient()).matches("[0-9a-f]{16}");
    assertThat(images.get(2).patient()).isNotEqualTo(images.get(0).patient());
    assertThat(images).noneMatch(image -> image.name().contains("Doe"));
    byte[] other = new byte[32];
    other[0] = 1;
    assertThat(CsvLayout.read(in, new PatientKey(other)).images().get(0).patient())
        .isNotEqualTo(images.get(0).patient());
    assertThat(images.get(0).manufacturer()).isEqualTo("GE");
    assertThat(images.get(0).density()).isEqualTo("2");
  }

  /** RFC 4231 has no zero key; the expected digits come from Python's hmac module. */
  @Test
  void theHashIsHmacSha256() {
    assertThat(KEY.hash("abc")).isEqualTo("fd7adb152c05ef80");
  }

  @Test
  void theKeyOfADataSetIsKept() {
    assertThat(PatientKey.of(in).hash("x")).isEqualTo(PatientKey.of(in).hash("x"));
  }

  @Test
  void onlyOneRunDrawsTheKeyAndOnlyItsOwnerMayReadIt() throws IOException {
    RunLock.holding(
        in, () -> assertThatThrownBy(() -> PatientKey.of(in)).hasMessageContaining("another run"));
    PatientKey drawn = PatientKey.of(in);
    Path file = in.resolve(".prepared/patient.key");
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    String hash = RunLock.holding(in, () -> PatientKey.of(in).hash("x"));
    assertThat(hash).isEqualTo(drawn.hash("x"));
    Files.write(file, new byte[0]);
    assertThatThrownBy(() -> PatientKey.of(in))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void severalImagesOfOneViewHaveDifferentNames() throws IOException {
    List<SourceImage> images =
        read("file,patient,side,view,label", "1.dcm,A,L,CC,benign", "2.dcm,A,L,CC,benign");
    assertThat(images.stream().map(SourceImage::name).distinct()).hasSize(2);
  }

  @Test
  void splitsAreTakenFromTheTableWhenEveryRowHasOne() throws IOException {
    assertThat(
            read(
                "file,patient,side,view,label,split",
                "1.dcm,A,L,CC,benign,train",
                "2.dcm,B,L,CC,benign,val",
                "3.dcm,C,L,CC,benign,test"))
        .extracting(SourceImage::official)
        .containsExactly(Set.of(Split.TRAIN), Set.of(Split.VALIDATION), Set.of(Split.TEST));
    assertThatThrownBy(
            () ->
                read(
                    "file,patient,side,view,label,split",
                    "1.dcm,A,L,CC,benign,train",
                    "2.dcm,B,L,CC,benign,"))
        .hasMessageContaining("1 row has no split");
  }

  @Test
  void badRowsAreNamed() {
    String header = "file,patient,side,view,label";
    assertThatThrownBy(() -> read(header, "1.dcm,A,L,CC,maybe")).hasMessageContaining("line 2");
    assertThatThrownBy(() -> read(header, "1.dcm,A,X,CC,benign")).hasMessageContaining("no side");
    assertThatThrownBy(() -> read(header, "1.dcm,A,L,AP,benign")).hasMessageContaining("no view");
    assertThatThrownBy(() -> read(header, "1.dcm,,L,CC,benign")).hasMessageContaining("patient");
    assertThatThrownBy(() -> read(header, "1.dcm,A,L,CC,benign", "1.dcm,B,L,CC,benign"))
        .hasMessageContaining("line 2 already");
    assertThatThrownBy(() -> read("file,patient,side,view", "1.dcm,A,L,CC"))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("'label' is missing");
  }
}

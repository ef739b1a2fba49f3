package io.mammoedge.trainer.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mammoedge.runtime.testing.Hostile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of the layouts, with no image beside them, and of a data set. */
class TablesFuzzTest {
  private static final int PER_BYTE = 4096;

  @TempDir Path folder;

  static Stream<byte[]> cbisDdsm() {
    return texts(
        """
        patient_id,breast_density,left or right breast,image view,abnormality id,abnormality type,\
        mass shape,assessment,pathology,subtlety,image file path,cropped image file path,ROI mask file path
        P_00001,3,LEFT,CC,1,mass,OVAL,4,MALIGNANT,4,a/b/000000.dcm,"c/d/000000.dcm
        ","c/d/000001.dcm
        "
        """);
  }

  @MethodSource
  @FuzzTest
  void cbisDdsm(byte[] content) {
    read("mass_case_description_train_set.csv", content, CbisDdsm::read);
  }

  static Stream<byte[]> inbreast() {
    return texts(
        """
        Patient ID;Laterality;View;File Name;ACR;Bi-Rads
        removed;R;CC;22678622;4;4a
        p2;L;MLO;22678646;1;1
        """);
  }

  @MethodSource
  @FuzzTest
  void inbreast(byte[] content) {
    read("INbreast.csv", content, Inbreast::read);
  }

  static Stream<byte[]> csv() {
    return texts(
        """
        file,patient,side,view,label,split,manufacturer,density
        a.dcm,p1,L,CC,malignant,train,ACME,3
        b.dcm,p1,R,MLO,0,test,,
        """);
  }

  @MethodSource
  @FuzzTest
  void csv(byte[] content) {
    PatientKey key = new PatientKey(new byte[32]);
    read("cases.csv", content, in -> CsvLayout.read(in, key));
  }

  static Stream<byte[]> images() {
    return texts(
        """
        image,patient,side,view,label,split,source,manufacturer,density,sopClass,intensity,warnings
        a,p1,L,CC,malignant,train,a.dcm,ACME,3,1.2,"stored range, 16 bits",
        """);
  }

  @MethodSource
  @FuzzTest
  void images(byte[] content) {
    Hostile.readFile(content, PER_BYTE, Tables::images);
  }

  static Stream<byte[]> lesions() {
    return texts("image,lesion,type,pathology,x,y,w,h\na,1,mass,benign,0,0,3,4\n");
  }

  @MethodSource
  @FuzzTest
  void lesions(byte[] content) {
    Hostile.readFile(content, PER_BYTE, Tables::lesions);
  }

  @BeforeEach
  void inbreastHasAFolderOfImages() throws IOException {
    Files.createDirectories(folder.resolve("AllDICOMs"));
  }

  private void read(String table, byte[] content, Consumer<Path> layout) {
    try {
      Files.write(folder.resolve(table), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Hostile.read(content, PER_BYTE, () -> layout.accept(folder));
  }

  private static Stream<byte[]> texts(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(UTF_8));
  }
}

package io.mammoedge.runtime.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.DicomWriter;
import io.mammoedge.runtime.dicom.Instance;
import io.mammoedge.runtime.dicom.Intensity;
import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.dicom.View;
import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DicomFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HeatMapCaptureTest {
  private static final ReportedImage IMAGE = Samples.image(Laterality.R, View.MLO, 0.5);
  private static final int ORANGE = 0xff8001;

  @TempDir private Path folder;

  private static BufferedImage picture(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      picture.setRGB(i % width, i / width, ORANGE);
    }
    return picture;
  }

  private Path written(int width, int height) {
    Path file = folder.resolve("heat.dcm");
    DicomWriter.write(file, HeatMapCapture.of(Samples.context(), IMAGE, picture(width, height)));
    return file;
  }

  @ParameterizedTest
  @EnumSource(Accept.class)
  void isNeverTakenForAMammogram(Accept accept) {
    Path file = written(500, 40);
    assertThatThrownBy(() -> MammogramReader.read(file, Intensity.VOI, accept))
        .isInstanceOf(RefusedImageException.class)
        .extracting("code")
        .isEqualTo("NOT_A_MAMMOGRAM");
  }

  @Test
  void saysWhoseItIsAndWhatItIs() throws IOException {
    Path file = written(500, 40);
    assertThat(MammogramReader.study(file)).isEqualTo(Samples.context().study());
    assertThat(MammogramReader.instance(file))
        .isEqualTo(
            new Instance(
                DicomUid.SECONDARY_CAPTURE,
                ResultUids.heatMap(
                    Samples.RELEASE,
                    IMAGE.instance().studyInstanceUid(),
                    IMAGE.instance().sopInstanceUid()),
                Samples.STUDY,
                ResultUids.heatMapSeries(Samples.RELEASE, Samples.STUDY)));
    try (DicomFile opened = DicomFile.open(file)) {
      assertThat(opened.header().text(Attribute.MODALITY)).isEqualTo("OT");
      assertThat(opened.header().text(Attribute.IMAGE_TYPE)).isEqualTo("DERIVED\\SECONDARY");
      assertThat(opened.header().text(Attribute.BURNED_IN_ANNOTATION)).isEqualTo("YES");
      assertThat(opened.header().text(Attribute.IMAGE_LATERALITY)).isEqualTo("R");
      assertThat(opened.header().text(Attribute.BODY_PART_EXAMINED)).isEmpty();
      assertThat(opened.header().text(Attribute.SERIES_DESCRIPTION))
          .isEqualTo("AI heat maps, research use only");
    }
  }

  @Test
  void namesItsSource() {
    DicomObject object = HeatMapCapture.of(Samples.context(), IMAGE, picture(8, 8));
    assertThat(object.items(0x00082112)).hasSize(1);
    DicomObject source = object.items(0x00082112).get(0);
    assertThat(source.text(0x00081150)).isEqualTo(IMAGE.instance().sopClassUid());
    assertThat(source.text(0x00081155)).isEqualTo(IMAGE.instance().sopInstanceUid());
    assertThat(object.text(0x00082111)).isEqualTo("Class activation map of demo 1.2.0");
  }

  /** Narrower than the sentence, once and twice its width. */
  @ParameterizedTest
  @CsvSource({"20, 456, 1", "456, 456, 1", "911, 911, 1", "912, 912, 2"})
  void theSentenceStandsAboveAndCoversNothing(int width, int whole, int scale) throws IOException {
    BufferedImage sentence = ImageIO.read(getClass().getResource("sentence.png"));
    BufferedImage banded = ResearchUseBand.above(picture(width, 9));
    int band = scale * sentence.getHeight();
    assertThat(banded.getWidth()).isEqualTo(whole);
    assertThat(banded.getHeight()).isEqualTo(band + 9);
    int white = 0;
    for (int y = 0; y < sentence.getHeight(); y++) {
      for (int x = 0; x < sentence.getWidth(); x++) {
        assertThat(banded.getRGB(scale * x, scale * y)).isEqualTo(sentence.getRGB(x, y));
        white += sentence.getRGB(x, y) & 1;
      }
    }
    assertThat(white).isGreaterThan(1000);
    for (int x = 0; x < whole; x++) {
      assertThat(banded.getRGB(x, band + 8) & 0xffffff).isEqualTo(x < width ? ORANGE : 0);
    }
  }

  @Test
  void pixelsAreRedGreenAndBlueInThisOrder() throws IOException {
    Path file = written(456, 2);
    byte[] bytes = Files.readAllBytes(file);
    byte[] last = Arrays.copyOfRange(bytes, bytes.length - 3, bytes.length);
    assertThat(last).containsExactly(0xff, 0x80, 0x01);
  }

  @Test
  void aPictureOfAnotherStudyIsNotFiled() {
    Instance elsewhere = new Instance("1.2", "1.2.9", "9.9", "9.9.1");
    ReportedImage image = new ReportedImage(elsewhere, Laterality.R, View.CC, 0.5, null, List.of());
    assertThatThrownBy(() -> HeatMapCapture.of(Samples.context(), image, picture(8, 8)))
        .hasMessage("an image of another study");
  }
}

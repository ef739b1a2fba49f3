package io.mammoedge.runtime.sr;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.DicomWriter;
import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.dicom.StudyHeader;
import io.mammoedge.runtime.dicom.View;
import io.mammoedge.runtime.testing.Script;
import java.awt.image.BufferedImage;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Others judge and read what is sent: dciodvfy (Debian's dicom3tools), DCMTK (dcmtk), pydicom
 * (python3-pydicom).
 */
@Tag("peer")
class ResultsPeerTest {
  private static final ReportedImage ONE = Samples.image(Laterality.R, View.CC, 0.427);

  @TempDir private Path folder;

  static Stream<Named<DicomObject>> objects() {
    StudyHeader japanese = Samples.study(Samples.JAPANESE, "19600229");
    StudyHeader bare = new StudyHeader("", "7", "", "", "", "1.2.3", "", "", "", "", "", "");
    ReportedImage film = Samples.image(DicomUid.SECONDARY_CAPTURE, Laterality.L, View.MLO, 0.1);
    ReportedImage unknown = Samples.image(Laterality.UNKNOWN, View.UNKNOWN, 0.5);
    BufferedImage picture = new BufferedImage(501, 333, BufferedImage.TYPE_INT_RGB);
    return Stream.of(
        Named.of("one view", StructuredReport.of(Samples.report(List.of(ONE)))),
        Named.of("four views", StructuredReport.of(Samples.report(Samples.fourViews()))),
        Named.of("refused others", StructuredReport.of(withRefusals())),
        Named.of("predecessor", StructuredReport.of(withPredecessor())),
        Named.of("undecided", StructuredReport.of(undecided())),
        Named.of(
            "Japanese",
            StructuredReport.of(Samples.report(Samples.context(japanese), Samples.fourViews()))),
        Named.of(
            "nothing but a number",
            StructuredReport.of(Samples.report(Samples.context(bare), List.of(ONE)))),
        Named.of("film", StructuredReport.of(Samples.report(List.of(film)))),
        Named.of("unknown breast", StructuredReport.of(Samples.report(List.of(unknown)))),
        Named.of("heat map", HeatMapCapture.of(Samples.context(), ONE, picture)),
        Named.of("heat map, film", HeatMapCapture.of(Samples.context(), film, picture)),
        Named.of("heat map, unknown", HeatMapCapture.of(Samples.context(), unknown, picture)),
        Named.of("heat map, Japanese", HeatMapCapture.of(Samples.context(japanese), ONE, picture)),
        Named.of("heat map, bare", HeatMapCapture.of(Samples.context(bare), ONE, picture)));
  }

  private static StudyReport withRefusals() {
    ReportedImage warned =
        new ReportedImage(
            ONE.instance(), Laterality.R, View.CC, 0.427, "malignant", List.of("one", "two"));
    return new StudyReport(
        Samples.context(), 0.4, List.of(warned), List.of("TOMOSYNTHESIS", "IMPLANT"), null);
  }

  private static StudyReport withPredecessor() {
    return new StudyReport(
        Samples.context(),
        0.4,
        Samples.fourViews(),
        List.of(),
        StructuredReport.instance(Samples.report(List.of(ONE))));
  }

  private static StudyReport undecided() {
    ReportedImage image =
        new ReportedImage(ONE.instance(), Laterality.R, View.CC, 0.427, null, List.of());
    return new StudyReport(Samples.context(), null, List.of(image), List.of(), null);
  }

  @ParameterizedTest
  @MethodSource("objects")
  void dciodvfyFindsNoError(DicomObject object) throws Exception {
    Path file = written(object);
    String output = run("dciodvfy " + file + " 2>&1 || true").output();
    assertThat(output).containsPattern("(?m)^(ComprehensiveSR|SCImage)$");
    assertThat(output.lines()).noneMatch(line -> line.startsWith("Error"));
  }

  @Test
  void dsrdumpPrintsTheTree() throws Exception {
    Path file = written(StructuredReport.of(Samples.report(Samples.fourViews())));
    Script dump = run("dsrdump +Pl " + file);
    assertThat(dump.exit()).as(dump.output()).isZero();
    assertThat(dump.output())
        .contains("Imaging Measurement Report", "=\"Research use only. Not a medical device.\"")
        .contains("<contains NUM:(,,\"Probability of cancer\")=\"62.5\" (%,UCUM,\"Percent\")>")
        .contains("<has concept mod CODE:(,,\"Derivation\")=(373098007,SCT,\"Mean\")>")
        .contains("(MALIGNANT,99MAMMOEDGE,\"malignant\")");
    assertThat(dump.output().lines())
        .filteredOn(line -> line.matches("[WE]: .*"))
        .containsExactly(
            "W: The VR checker does not support this Specific Character Set: ISO_IR 192");
  }

  /** From a header in a legacy character set to a report in UTF-8. */
  @ParameterizedTest
  @CsvSource({
    "japanese, Yamada^Tarou=\u5c71\u7530^\u592a\u90ce=\u3084\u307e\u3060^\u305f\u308d\u3046",
    "german, M\u00fcller^\u00c4nne"
  })
  void pydicomReadsTheNameAndTheNumber(String language, String name) throws Exception {
    Path source = folder.resolve("source.dcm");
    Script made = run(python("make_source.py") + source + " " + language);
    assertThat(made.exit()).as(made.output()).isZero();
    ResultContext context = Samples.context(MammogramReader.study(source));
    ReportedImage image =
        new ReportedImage(
            MammogramReader.instance(source), Laterality.R, View.CC, 0.427, "malignant", List.of());
    Path report = written(StructuredReport.of(Samples.report(context, List.of(image))));
    assertThat(run(python("read_report.py") + report).output())
        .isEqualTo(name + "\n111047 Probability of cancer 42.7 %\n");
  }

  @Test
  void theScriptStillDrawsTheSentence() throws Exception {
    Path script = Files.copy(resource("make_sentence.py"), folder.resolve("make_sentence.py"));
    assertThat(run("/usr/bin/python3 " + script).exit()).isZero();
    assertThat(pixels(folder.resolve("sentence.png"))).isEqualTo(pixels(resource("sentence.png")));
    assertThat(Files.readString(script)).contains("'" + ResearchUseBand.SENTENCE + "'");
  }

  private static int[] pixels(Path file) throws Exception {
    BufferedImage image = ImageIO.read(file.toFile());
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private Path written(DicomObject object) {
    Path file = folder.resolve("object.dcm");
    DicomWriter.write(file, object);
    return file;
  }

  private Script run(String command) throws Exception {
    return Script.run(command, folder, Map.of());
  }

  private static String python(String script) throws URISyntaxException {
    return "/usr/bin/python3 " + resource(script) + " ";
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(ResultsPeerTest.class.getResource(name).toURI());
  }
}

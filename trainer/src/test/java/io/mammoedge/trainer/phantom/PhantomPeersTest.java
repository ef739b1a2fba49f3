package io.mammoedge.trainer.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's dicom3tools, dcmtk and python3-pydicom read what was written. */
@Tag("peer")
class PhantomPeersTest {
  private static final String PYDICOM =
      """
      import sys, pydicom
      for name in sys.argv[1:]:
          ds = pydicom.dcmread(name)
          print(ds.Modality, ds.Rows, ds.Columns, len(ds.PixelData), ds.pixel_array.max())
      """;

  @TempDir Path out;

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private List<String> dicomFiles() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files.map(Path::toString).filter(name -> name.endsWith(".dcm")).sorted().toList();
    }
  }

  private static List<String> command(List<String> files, String... words) {
    List<String> command = new ArrayList<>(List.of(words));
    command.addAll(files);
    return command;
  }

  @Test
  void dciodvfyFindsNoErrorInDigitalMammograms() throws Exception {
    new InbreastLayout(new PhantomSet(2, 96, 80, 1)).write(out, () -> {});
    for (String file : dicomFiles()) {
      assertThat(run(List.of("dciodvfy", file)))
          .contains("MammographyImageForPresentation")
          .doesNotContain("Error");
    }
  }

  /** CBIS-DDSM itself puts the view where the orientation belongs; so do we, and nothing else. */
  @Test
  void dciodvfyFindsOnlyTheOriginalsFaultInFilm() throws Exception {
    new CbisLayout(new PhantomSet(2, 96, 80, 1)).write(out, () -> {});
    for (String file : dicomFiles()) {
      assertThat(run(List.of("dciodvfy", file)).lines().filter(line -> line.contains("Error")))
          .allMatch(line -> line.contains("PatientOrientation"));
    }
  }

  @Test
  void dcmdumpAndPydicomReadEveryFile() throws Exception {
    new CbisLayout(new PhantomSet(2, 96, 80, 1)).write(out, () -> {});
    List<String> files = dicomFiles();
    assertThat(files).hasSizeGreaterThanOrEqualTo(12);
    assertThat(run(command(files, "dcmdump", "-q", "+P", "SOPInstanceUID")).lines())
        .filteredOn(line -> !line.isEmpty())
        .hasSize(files.size())
        .doesNotHaveDuplicates();
    assertThat(run(command(files, "/usr/bin/python3", "-c", PYDICOM)).lines())
        .hasSize(files.size())
        .allMatch(line -> line.startsWith("MG "))
        .anyMatch(line -> line.equals("MG 96 80 7680 255"))
        .anyMatch(line -> line.startsWith("MG 96 80 15360 "));
  }
}

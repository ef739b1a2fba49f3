package io.mammoedge.trainer.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class InbreastLayoutTest {
  private static final PhantomSet SET = new PhantomSet(10, 96, 80, 4);

  @TempDir static Path out;

  @BeforeAll
  static void write() {
    new InbreastLayout(SET).write(out, () -> {});
  }

  private static List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(out.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static List<String[]> rows() throws IOException {
    return Files.readAllLines(out.resolve("INbreast.csv")).stream()
        .skip(1)
        .map(line -> line.split(";", -1))
        .toList();
  }

  @Test
  void filesAreNamedAsPublished() throws IOException {
    assertThat(names("AllDICOMs"))
        .hasSize(40)
        .allMatch(name -> name.matches("[0-9]{8}_[0-9a-f]{16}_MG_[LR]_(CC|ML)_ANON\\.dcm"));
  }

  @Test
  void theTableLooksAsPublishedAndNamesEveryFile() throws IOException {
    assertThat(Files.readString(out.resolve("INbreast.csv")))
        .startsWith(
            "Patient ID;Patient age;Laterality;View;Acquisition date;File Name;ACR;Bi-Rads\r\n"
                + "removed;removed;R;CC;20");
    Set<String> ids = new HashSet<>();
    names("AllDICOMs").forEach(name -> ids.add(name.substring(0, 8)));
    assertThat(rows()).extracting(row -> row[5]).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(rows())
        .extracting(row -> row[7])
        .contains("1", "2", "3", "4a", "4b", "4c", "5", "6");
  }

  @Test
  void normalBreastsAloneHaveNoRoiFile() throws IOException {
    for (String[] row : rows()) {
      assertThat(Files.exists(out.resolve("AllXML").resolve(row[5] + ".xml")))
          .isEqualTo(!row[7].equals("1"));
    }
  }

  @Test
  void roiPointsLieInTheImage() throws Exception {
    Pattern point = Pattern.compile("\\(([0-9]+\\.[0-9]{6}), ([0-9]+\\.[0-9]{6})\\)");
    for (String name : names("AllXML")) {
      Document xml = parse(out.resolve("AllXML").resolve(name));
      NodeList texts = xml.getElementsByTagName("string");
      int points = 0;
      for (int i = 0; i < texts.getLength(); i++) {
        Matcher numbers = point.matcher(texts.item(i).getTextContent());
        if (numbers.matches()) {
          points++;
          assertThat(Double.parseDouble(numbers.group(1))).isBetween(0.0, 80.0);
          assertThat(Double.parseDouble(numbers.group(2))).isBetween(0.0, 96.0);
        }
      }
      assertThat(points).isGreaterThanOrEqualTo(24);
    }
  }

  private static Document parse(Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(file.toFile());
  }

  @Test
  void bothBreastsOfAPatientShareTheDetector() {
    for (InbreastCohort.Patient patient : InbreastCohort.of(SET)) {
      assertThat(patient.breasts()).hasSize(2);
      assertThat(patient.look().bits()).isIn(12, 14);
    }
  }
}

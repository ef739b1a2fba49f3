package io.mammoedge.runtime.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class JUnitXmlTest {
  private static final String NOTICE = "Research use only.";

  @TempDir private Path folder;

  @Test
  void everyOutcomeIsCountedAsAPipelineMustSeeIt() throws Exception {
    Element suites = read(result());
    Element suite = (Element) suites.getElementsByTagName("testsuite").item(0);
    for (Element counted : List.of(suites, suite)) {
      assertThat(counted.getAttribute("tests")).isEqualTo("4");
      assertThat(counted.getAttribute("failures")).isEqualTo("2");
      assertThat(counted.getAttribute("errors")).isEqualTo("0");
      assertThat(counted.getAttribute("skipped")).isEqualTo("1");
    }
    assertThat(suites.getElementsByTagName("failure").getLength()).isEqualTo(2);
    assertThat(suites.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    assertThat(
            suites.getElementsByTagName("property").item(0).getAttributes().item(1).getNodeValue())
        .isEqualTo("FAILED");
  }

  /** A skipped test lets a pipeline pass. */
  @Test
  void tooFewCasesAreAFailure() throws Exception {
    Element failure = (Element) read(result()).getElementsByTagName("failure").item(1);
    assertThat(failure.getAttribute("type")).isEqualTo("NOT_ENOUGH_CASES");
    assertThat(failure.getAttribute("message")).isEqualTo("NOT ENOUGH CASES: three patients");
  }

  @Test
  void whatWasMeasuredStandsInItsOrder() throws Exception {
    Element suites = read(result());
    assertThat(suites.getElementsByTagName("system-out").item(0).getTextContent())
        .isEqualTo("holds\nlargest |Δp|: 1.0e-07\nimages: 3");
  }

  /** Nobody measured how long a check took. */
  @Test
  void noTimeIsClaimed() {
    assertThat(JUnitXml.of(result())).doesNotContain(" time=", "timestamp=");
  }

  @Test
  void whatAFileNameHoldsDoesNotBreakTheReport() throws Exception {
    String hostile =
        "]]><x a=\"1\" b='2'/>&amp;\u0000\u0007\u001b[31m\ud800\uffff \ud83e\ude7b\tü\n.";
    GateCheck check =
        new GateCheck(hostile, hostile, Outcome.FAILED, hostile).with(hostile, hostile);
    Element suites = read(new GateResult(hostile, List.of(check), hostile));
    String readable =
        "]]><x a=\"1\" b='2'/>&amp;\ufffd\ufffd\ufffd[31m\ufffd\ufffd \ud83e\ude7b\tü\n.";
    assertThat(suites.getAttribute("name")).isEqualTo(readable);
    assertThat(suites.getElementsByTagName("failure").item(0).getTextContent())
        .isEqualTo(readable + "\n" + readable + ": " + readable);
  }

  @Test
  void anyTextGivesAReportThatIsRead() throws Exception {
    Random random = new Random(6);
    for (int i = 0; i < 300; i++) {
      String text =
          random
              .ints(20, 0, 0x250)
              .mapToObj(c -> String.valueOf((char) c))
              .collect(Collectors.joining());
      read(new GateResult(text, List.of(new GateCheck("g", text, Outcome.SKIPPED, text)), text));
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "").resolve("junit.xml");
    assertThatThrownBy(() -> JUnitXml.write(file, result()))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining(file + ": cannot be written")
        .extracting(e -> ((MammoEdgeException) e).exitCode())
        .isEqualTo(ExitCode.IO);
  }

  @Test
  void aGateWithoutChecksIsNone() {
    assertThatThrownBy(() -> new GateResult("t", List.of(), NOTICE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static GateResult result() {
    return new GateResult(
        "check of small 1.0.0",
        List.of(
            new GateCheck("check.golden", "fp32", Outcome.PASSED, "holds")
                .with("largest |Δp|", "1.0e-07")
                .with("images", 3),
            new GateCheck("check.golden", "int8", Outcome.FAILED, "probability off by 0.1"),
            new GateCheck("check.cohort", "AUC", Outcome.NOT_ENOUGH_CASES, "three patients"),
            new GateCheck("check.cohort", "evidence", Outcome.SKIPPED, "none is stated")),
        NOTICE);
  }

  /** Reads it back, validated. */
  private Element read(GateResult result) throws Exception {
    Path file = folder.resolve("reports/junit.xml");
    JUnitXml.write(file, result);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setSchema(
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(JUnitXmlTest.class.getResource("junit.xsd")));
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(new Strict());
    return builder.parse(file.toFile()).getDocumentElement();
  }

  private static final class Strict implements org.xml.sax.ErrorHandler {
    @Override
    public void warning(org.xml.sax.SAXParseException e) throws org.xml.sax.SAXException {
      throw e;
    }

    @Override
    public void error(org.xml.sax.SAXParseException e) throws org.xml.sax.SAXException {
      throw e;
    }

    @Override
    public void fatalError(org.xml.sax.SAXParseException e) throws org.xml.sax.SAXException {
      throw e;
    }
  }
}

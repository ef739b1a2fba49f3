package io.mammoedge.runtime.gate;

import io.mammoedge.runtime.AtomicFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A gate as a JUnit report: {@code testsuites}, one {@code testsuite}, one {@code testcase} a
 * check, as Jenkins, GitLab and GitHub's reporters read it. What was measured stands in {@code
 * system-out}. Too few cases are a failure: a skipped test would let the pipeline pass. Nothing was
 * timed, so that no {@code time} is written.
 */
public final class JUnitXml {
  private final GateResult result;

  private JUnitXml(GateResult result) {
    this.result = result;
  }

  /**
   * Writes the report, whole or not at all; a former one is replaced.
   *
   * @throws io.mammoedge.runtime.MammoEdgeException when the disk refuses
   */
  public static void write(Path file, GateResult result) {
    AtomicFile.write(file, of(result));
  }

  /** The text, to be written in UTF-8. */
  static String of(GateResult result) {
    return new JUnitXml(result).document();
  }

  private String document() {
    String counts =
        "tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\""
            .formatted(
                result.checks().size(),
                result.count(Outcome.FAILED) + result.count(Outcome.NOT_ENOUGH_CASES),
                result.count(Outcome.SKIPPED));
    String title = XmlText.escape(result.title());
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="%1$s" %2$s>
          <testsuite name="%1$s" %2$s>
            <properties>
              <property name="verdict" value="%3$s"/>
              <property name="notice" value="%4$s"/>
            </properties>
        %5$s  </testsuite>
        </testsuites>
        """
        .formatted(
            title,
            counts,
            result.outcome().label(),
            XmlText.escape(result.notice()),
            result.checks().stream().map(JUnitXml::testCase).collect(Collectors.joining()));
  }

  private static String testCase(GateCheck check) {
    return """
            <testcase classname="%s" name="%s">
        %s      <system-out>%s</system-out>
            </testcase>
        """
        .formatted(
            XmlText.escape(check.group()),
            XmlText.escape(check.name()),
            verdict(check),
            XmlText.escape(measured(check)));
  }

  private static String verdict(GateCheck check) {
    String message = XmlText.escape(check.message());
    return switch (check.outcome()) {
      case PASSED -> "";
      case SKIPPED -> "      <skipped message=\"" + message + "\"/>\n";
      case FAILED, NOT_ENOUGH_CASES ->
          "      <failure type=\"%s\" message=\"%s\">%s</failure>\n"
              .formatted(
                  check.outcome(),
                  XmlText.escape(check.outcome().label() + ": " + check.message()),
                  XmlText.escape(measured(check)));
    };
  }

  private static String measured(GateCheck check) {
    return check.message()
        + check.facts().entrySet().stream().map(JUnitXml::line).collect(Collectors.joining());
  }

  private static String line(Map.Entry<String, String> fact) {
    return "\n" + fact.getKey() + ": " + fact.getValue();
  }
}

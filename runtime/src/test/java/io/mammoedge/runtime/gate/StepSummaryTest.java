package io.mammoedge.runtime.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepSummaryTest {
  @TempDir private Path folder;

  @Test
  void theVerdictComesFirstAndTheNoticeLast() {
    List<String> lines = StepSummary.of(JUnitXmlTest.result()).lines().toList();
    assertThat(lines)
        .startsWith("## FAILED: check of small 1.0.0", "")
        .contains(
            "| **PASSED** | fp32 | holds |",
            "| **NOT ENOUGH CASES** | AUC | three patients |",
            "| fp32 | largest \\|Δp\\| | 1.0e-07 |")
        .endsWith("Research use only.");
  }

  @Test
  void noTextEndsACellOrBecomesMarkup() {
    String hostile = "a|b\nc `d` *e* [f](g) <img src=x> @h $i$ \\| \u202e\u001b[0m";
    GateCheck check = new GateCheck("g", hostile, Outcome.FAILED, hostile);
    String text = StepSummary.of(new GateResult("t", List.of(check), "n"));
    assertThat(text.lines().filter(line -> line.contains("FAILED** ")))
        .singleElement()
        .asString()
        .contains("a\\|b c \\`d\\` \\*e\\* \\[f\\](g) &lt;img src=x&gt; &#64;h \\$i\\$ \\\\\\|")
        .doesNotContain("\u202e", "\u001b")
        .matches("([^|]|\\\\\\|)*(\\|([^|]|\\\\\\|)*){4}");
  }

  @Test
  void whatStandsThereAlreadyStays() throws Exception {
    Path file = Files.writeString(folder.resolve("summary.md"), "# Before");
    StepSummary.append(file, JUnitXmlTest.result());
    StepSummary.append(file, JUnitXmlTest.result());
    String text = Files.readString(file);
    assertThat(text).startsWith("# Before\n\n## FAILED");
    assertThat(text.split("\n\n## FAILED")).hasSize(3);
  }

  @Test
  void aNewFileIsMadeWithItsFolder() throws Exception {
    Path file = folder.resolve("new/summary.md");
    StepSummary.append(file, JUnitXmlTest.result());
    assertThat(Files.readString(file)).startsWith("## FAILED");
  }
}

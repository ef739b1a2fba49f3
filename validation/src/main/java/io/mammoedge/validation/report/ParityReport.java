package io.mammoedge.validation.report;

import io.mammoedge.runtime.report.Banner;
import io.mammoedge.runtime.report.Code;
import io.mammoedge.runtime.report.HtmlReport;
import io.mammoedge.runtime.report.Section;
import io.mammoedge.validation.layers.LayerReport;
import io.mammoedge.validation.parity.Parity;
import io.mammoedge.validation.parity.ParityResult;
import java.util.ArrayList;
import java.util.List;

/** The page about one comparison of two roads. */
public final class ParityReport {
  private ParityReport() {}

  /**
   * The page.
   *
   * @param command that repeats it
   * @param more sections that follow
   */
  public static HtmlReport of(Parity.Outcome outcome, String command, List<Section> more) {
    ParityResult result = outcome.result();
    List<Section> sections = new ArrayList<>();
    sections.add(CasesSection.of(result));
    sections.add(ScoresSection.of(outcome));
    sections.add(DecisionsSection.of(outcome));
    sections.add(RankingSection.of(outcome));
    sections.add(CalibrationSection.of(outcome));
    if (!result.subgroups().isEmpty()) {
      sections.add(SubgroupsSection.of(result));
    }
    if (result.layers() != null) {
      sections.add(LayerReport.section(result.layers().profile()));
    }
    sections.addAll(more);
    sections.add(ComparedSection.of(result));
    sections.add(Section.of("To repeat it", new Code("In the project's folder:", command)));
    return new HtmlReport(
        "Parity: " + result.candidate().name() + " against " + result.reference().name(),
        Banner.of(result.verdict(), result.kind() + " verdict: " + result.reason()),
        sections);
  }

  /** A road with its scores, for charts. */
  static Road reference(Parity.Outcome outcome) {
    return new Road(outcome.result().reference().name(), outcome.cases().referenceCases());
  }

  /** As above. */
  static Road candidate(Parity.Outcome outcome) {
    return new Road(outcome.result().candidate().name(), outcome.cases().candidateCases());
  }
}

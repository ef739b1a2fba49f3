package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.check.CohortReport;
import io.mammoedge.runtime.golden.GoldenReport;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.Origin;
import io.mammoedge.runtime.score.ScoreResult;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code check} found.
 *
 * @param release that was checked
 * @param golden one a variant
 * @param cohort null where none was given
 */
record CheckRun(Release release, List<Golden> golden, CohortReport cohort) {
  CheckRun {
    golden = List.copyOf(golden);
  }

  /**
   * Golden images on one variant.
   *
   * @param report what came out
   * @param origin what computed
   */
  record Golden(GoldenReport report, Origin origin) {}

  /** What {@code --json} prints. */
  record Document(
      String release, List<GoldenReport> golden, CohortReport cohort, String researchUse) {}

  Document document() {
    return new Document(release.title(), reports(), cohort, ScoreResult.RESEARCH_USE);
  }

  List<GoldenReport> reports() {
    return golden.stream().map(Golden::report).toList();
  }

  List<Origin> origins() {
    return Stream.concat(
            golden.stream().map(Golden::origin),
            Stream.ofNullable(cohort).map(CohortReport::origin))
        .toList();
  }

  ExitCode exitCode() {
    if (!reports().stream().allMatch(GoldenReport::holds)) {
      return ExitCode.PARITY_FAILED;
    }
    return cohort == null ? ExitCode.GOOD : cohort.exitCode();
  }
}

package io.mammoedge.runtime.sr;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.dicom.DicomUid;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResultUidsTest {
  private static final ReleaseId OTHER = new ReleaseId("demo", "1.2.0", "cd".repeat(32));

  /** Archives hold objects under these: the scheme must not change unnoticed. */
  @Test
  void theSchemeIsTheOneThatIsDocumented() {
    String digest = Samples.RELEASE.digest();
    assertThat(ResultUids.report(Samples.RELEASE, "1.2", List.of("1.5", "1.10")))
        .isEqualTo(DicomUid.of("io.mammoedge report " + digest + " 1.2 1.10 1.5"))
        .isEqualTo("2.25.236888261379742973441697496436928422933");
    assertThat(ResultUids.reportSeries(Samples.RELEASE, "1.2"))
        .isEqualTo(DicomUid.of("io.mammoedge series " + digest + " 1.2 report"));
    assertThat(ResultUids.heatMapSeries(Samples.RELEASE, "1.2"))
        .isEqualTo(DicomUid.of("io.mammoedge series " + digest + " 1.2 heat map"));
    assertThat(ResultUids.heatMap(Samples.RELEASE, "1.4", "1.5"))
        .isEqualTo(DicomUid.of("io.mammoedge heat map " + digest + " 1.4 1.5"));
  }

  @Test
  void theOrderOfImagesDoesNotMatter() {
    assertThat(ResultUids.report(Samples.RELEASE, "1.2", List.of("1.5", "1.10")))
        .isEqualTo(ResultUids.report(Samples.RELEASE, "1.2", List.of("1.10", "1.5", "1.5")));
  }

  @Test
  void whatDiffersIsNamedDifferently() {
    Set<String> uids =
        Set.of(
            ResultUids.report(Samples.RELEASE, "1.2", List.of("1.5")),
            ResultUids.report(Samples.RELEASE, "1.2", List.of("1.5", "1.6")),
            ResultUids.report(Samples.RELEASE, "1.3", List.of("1.5")),
            ResultUids.report(OTHER, "1.2", List.of("1.5")),
            ResultUids.reportSeries(Samples.RELEASE, "1.2"),
            ResultUids.reportSeries(OTHER, "1.2"),
            ResultUids.heatMapSeries(Samples.RELEASE, "1.2"),
            ResultUids.heatMap(Samples.RELEASE, "1.4", "1.5"),
            ResultUids.heatMap(OTHER, "1.4", "1.5"));
    assertThat(uids).hasSize(9).allMatch(DicomUid::isWellFormed);
  }
}

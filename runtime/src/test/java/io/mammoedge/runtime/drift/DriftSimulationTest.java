package io.mammoedge.runtime.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often the rule errs. Rates are those of docs/monitoring.md, which are from 10,000
 * replications (system property {@code drift.replications}); with 1,000 of them a rate is known
 * within three percentage points.
 */
class DriftSimulationTest {
  private static final int REPLICATIONS = 1000;

  /** An unchanged site must be called DRIFTED in at most one of twenty looks. */
  @ParameterizedTest
  @CsvSource({
    "100,  52, 0,   0.05",
    "100,  52, 0.5, 0.05",
    "200, 500, 0,   0.05",
    "200, 500, 0.3, 0.05",
    "200, 500, 0.5, 0",
    "200, 500, 0.8, 0.2"
  })
  void anUnchangedSiteIsSeldomAlarmed(
      int images, int reference, double correlation, double refused) {
    SimulatedSite site = new SimulatedSite(images, reference, correlation, 0, refused, refused);
    assertThat(rate(site)).as("false alarms").isLessThanOrEqualTo(0.05);
  }

  /** Half a standard deviation of one quantity. */
  @ParameterizedTest
  @CsvSource({
    "200, 0,   0.95",
    "200, 0.3, 0.79",
    "200, 0.5, 0.62",
    "400, 0.5, 0.88",
    "200, 0.8, 0.41"
  })
  void halfAStandardDeviationIsFound(int images, double correlation, double power) {
    SimulatedSite site = new SimulatedSite(images, 500, correlation, 0.5, 0.05, 0.05);
    assertThat(rate(site)).as("power").isGreaterThan(power);
  }

  /** Five of a hundred files were refused when the data set was prepared. */
  @ParameterizedTest
  @CsvSource({"200, 0.2, 0.61", "200, 0.3, 0.93", "400, 0.2, 0.82"})
  void moreRefusedIsFound(int files, double refused, double power) {
    SimulatedSite site = new SimulatedSite(files, 500, 0.5, 0, 0.05, refused);
    assertThat(rate(site)).as("power").isGreaterThan(power);
  }

  private static double rate(SimulatedSite site) {
    return site.rate(REPLICATIONS);
  }
}

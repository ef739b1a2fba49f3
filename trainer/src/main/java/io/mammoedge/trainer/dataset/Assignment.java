package io.mammoedge.trainer.dataset;

import static io.mammoedge.trainer.dataset.SplitProtocol.OFFICIAL;
import static io.mammoedge.trainer.dataset.SplitProtocol.PATIENT;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.DatasetDescription.SplitSummary;
import io.mammoedge.trainer.dataset.PatientSplits.Patient;
import java.util.List;
import java.util.Map;

/**
 * Which patient is in which split, and how that came about. The tables decide, not the files: an
 * image that cannot be read still makes its patient a test patient, and one that is repaired later
 * moves nobody.
 *
 * @param splits of every patient in the tables
 * @param summary for the description
 */
record Assignment(Map<String, Split> splits, SplitSummary summary) {
  /**
   * Splits the patients of a set's tables.
   *
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when their split is asked for and names no
   *     test case
   */
  static Assignment of(PrepareSettings settings, List<SourceImage> images) {
    List<Patient> patients = PatientSplits.patients(images);
    SplitProtocol protocol = protocol(settings, patients);
    if (protocol == SplitProtocol.PATIENT) {
      return new Assignment(
          PatientSplits.byPatient(patients, settings.seed()),
          new SplitSummary(protocol, settings.seed(), 0, 0));
    }
    Map<String, Split> splits = PatientSplits.official(patients, settings.seed());
    int moved = Summaries.moved(patients, images, splits);
    int both = (int) patients.stream().filter(Patient::inTwoSplits).count();
    return new Assignment(splits, new SplitSummary(protocol, settings.seed(), both, moved));
  }

  private static SplitProtocol protocol(PrepareSettings settings, List<Patient> patients) {
    boolean possible = PatientSplits.haveOfficialTest(patients);
    SplitProtocol fallback = possible || named(settings, patients) ? OFFICIAL : PATIENT;
    SplitProtocol protocol = settings.splits().orElse(fallback);
    if (protocol == OFFICIAL && !possible && !patients.isEmpty()) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          settings.in()
              + ": its tables name no test case; name some, or let --splits patient draw them");
    }
    return protocol;
  }

  /** A split that somebody wrote into a column is never replaced by another without a word. */
  private static boolean named(PrepareSettings settings, List<Patient> patients) {
    return settings.layout() == Layout.CSV
        && patients.stream().anyMatch(patient -> !patient.official().isEmpty());
  }
}

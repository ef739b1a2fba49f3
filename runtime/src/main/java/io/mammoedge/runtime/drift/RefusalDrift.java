package io.mammoedge.runtime.drift;

import io.mammoedge.runtime.stats.FisherExact;

/**
 * Whether more files are refused here than when the data set was prepared.
 *
 * @param difference of the shares, here minus there
 * @param casesHere how many independent files those of the site are worth: all of one patient are
 *     likely to be refused together, so a patient counts as one
 * @param casesThere likewise of the data set
 * @param pValue of Fisher's exact test, one-sided
 * @param adjustedP after Holm's correction, together with all quantities
 * @param drifted whether the difference is unlikely by chance, and large enough to matter
 */
public record RefusalDrift(
    double difference,
    double casesHere,
    double casesThere,
    double pValue,
    double adjustedP,
    boolean drifted) {
  /** So many more must be refused: five of a hundred files. */
  public static final double LEAST_DIFFERENCE = 0.05;

  /** Fewer say nothing. */
  public static final int LEAST_FILES = 100;

  /** Before the correction. */
  record Measured(Share here, Share there, double perPatientHere, double perPatientThere) {
    /** Numbers of patients are rounded so that the difference becomes smaller. */
    double pValue() {
      return FisherExact.moreMarked(
          (long) Math.floor(here.count() / perPatientHere),
          (long) Math.ceil((here.total() - here.count()) / perPatientHere),
          (long) Math.ceil(there.count() / perPatientThere),
          (long) Math.floor((there.total() - there.count()) / perPatientThere));
    }

    RefusalDrift corrected(double adjustedP) {
      double difference = here.total() == 0 ? 0 : here.share() - there.share();
      return new RefusalDrift(
          difference,
          here.total() / perPatientHere,
          there.total() / perPatientThere,
          pValue(),
          adjustedP,
          here.total() >= LEAST_FILES
              && adjustedP <= QuantityDrift.LEVEL
              && difference >= LEAST_DIFFERENCE);
    }
  }
}

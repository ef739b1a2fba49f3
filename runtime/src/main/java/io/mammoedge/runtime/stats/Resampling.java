package io.mammoedge.runtime.stats;

/** What is drawn with replacement. */
public enum Resampling {
  /**
   * Cases, within either class, so that the number of positives stays: pROC's default. It takes
   * every case for independent.
   */
  CASES_BY_CLASS,
  /** Patients, each with all its cases. The numbers of cases and of positives vary. */
  PATIENTS,
  /**
   * Patients, each with all its cases, within those who have a positive case and within those who
   * have none.
   */
  PATIENTS_BY_CLASS
}

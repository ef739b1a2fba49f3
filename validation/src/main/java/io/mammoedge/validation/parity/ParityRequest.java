package io.mammoedge.validation.parity;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What to compare.
 *
 * @param candidate what is judged
 * @param reference what it is held against
 * @param cases on which
 * @param margin of ΔAUC, greater than 0 and less than 1
 * @param threshold from which probability on a case is called malignant; empty: the operating point
 *     of the candidate's release, else of the reference's
 * @param flips whether trained models average the four flips even where no release says so
 * @param layers whether the image that differs most is followed through every layer of both
 * @param pictures whether the result shows the images whose decision flips
 */
public record ParityRequest(
    RoadSpec candidate,
    RoadSpec reference,
    CaseChoice cases,
    double margin,
    OptionalDouble threshold,
    boolean flips,
    boolean layers,
    boolean pictures) {
  /** Checks the values. */
  public ParityRequest {
    Objects.requireNonNull(candidate, "candidate is null");
    Objects.requireNonNull(reference, "reference is null");
    Objects.requireNonNull(cases, "cases is null");
    if (!(margin > 0 && margin < 1)) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "--margin " + margin + " must lie between 0 and 1");
    }
    threshold.ifPresent(ParityRequest::requireProbability);
  }

  /** A comparison at the release's own operating point. */
  public static ParityRequest of(
      RoadSpec candidate, RoadSpec reference, CaseChoice cases, double margin) {
    return new ParityRequest(
        candidate, reference, cases, margin, OptionalDouble.empty(), false, false, false);
  }

  private static void requireProbability(double threshold) {
    if (!(threshold > 0 && threshold < 1)) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "--threshold " + threshold + " must lie between 0 and 1");
    }
  }
}

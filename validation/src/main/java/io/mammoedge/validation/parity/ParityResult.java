package io.mammoedge.validation.parity;

import io.mammoedge.runtime.check.Agreement;
import io.mammoedge.runtime.stats.AucDifference;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.Verdict;
import java.util.List;

/**
 * What a comparison of two roads showed.
 *
 * @param verdict the one word
 * @param kind {@code numeric} or {@code statistical}
 * @param reason one sentence with the numbers behind the verdict
 * @param reference name of the reference road
 * @param candidate name of the other
 * @param dataset digest of the data set
 * @param split which part of it
 * @param from {@code source} or {@code prepared}
 * @param images compared
 * @param patients compared
 * @param malignant images
 * @param agreement differences, flips and ties
 * @param threshold of the operating point, or null
 * @param meanDeltaProbability the bias: candidate less reference
 * @param referenceAuc with DeLong's interval and with the one clustered by patient; empty where a
 *     class is missing
 * @param candidateAuc likewise
 * @param difference of the areas, both variances; empty where it cannot be estimated
 * @param referenceCalibration Brier score of the reference road
 * @param candidateCalibration Brier score of the other
 */
public record ParityResult(
    Verdict verdict,
    String kind,
    String reason,
    String reference,
    String candidate,
    String dataset,
    String split,
    String from,
    int images,
    int patients,
    int malignant,
    Agreement agreement,
    Double threshold,
    double meanDeltaProbability,
    List<AucEstimate> referenceAuc,
    List<AucEstimate> candidateAuc,
    List<AucDifference> difference,
    double referenceCalibration,
    double candidateCalibration) {
  /** Copies the lists. */
  public ParityResult {
    referenceAuc = List.copyOf(referenceAuc);
    candidateAuc = List.copyOf(candidateAuc);
    difference = List.copyOf(difference);
  }
}

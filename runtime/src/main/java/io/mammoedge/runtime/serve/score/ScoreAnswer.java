package io.mammoedge.runtime.serve.score;

import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.View;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.score.Origin;
import io.mammoedge.runtime.score.ScoreResult;
import java.util.List;

/**
 * What {@code /v1/score} answers. No identifier of a patient is in it: files go by their place in
 * the request.
 *
 * @param release name
 * @param version of the release
 * @param variant {@code fp32} or {@code int8}
 * @param variantReason why that one, or null
 * @param provider {@code cpu} or {@code cuda}
 * @param fallback why it is not the GPU, or null
 * @param operatingPoint least probability that is called malignant, or null
 * @param researchUse what every result says
 * @param results one a file, in the order of the request
 * @param breasts of which several views were scored
 * @param studies of which several images were scored
 */
record ScoreAnswer(
    String release,
    String version,
    String variant,
    String variantReason,
    String provider,
    String fallback,
    Double operatingPoint,
    String researchUse,
    List<Entry> results,
    List<Summary> breasts,
    List<Summary> studies) {
  static ScoreAnswer of(
      Origin origin, Manifest manifest, List<Entry> results, Summaries summaries) {
    Manifest.OperatingPoint point = manifest.operatingPoint();
    return new ScoreAnswer(
        origin.release(),
        origin.version(),
        origin.variant(),
        origin.variantReason(),
        origin.provider(),
        origin.fallbackReason(),
        point == null ? null : point.threshold(),
        ScoreResult.RESEARCH_USE,
        List.copyOf(results),
        summaries.breasts(),
        summaries.studies());
  }

  /**
   * One file.
   *
   * @param file its place in the request, from 0
   * @param probability of malignancy, 0..1, or null if refused
   * @param logOdds the same as log-odds
   * @param decision at the operating point, or null
   * @param laterality which breast
   * @param view which projection
   * @param intensity where the presentation values come from
   * @param warnings what a reader of the probability should know
   * @param refusal why there is no probability, or null
   * @param image the mammogram as PNG in Base64, where asked for
   * @param heatmap the same under its heat map, where asked for and there is one
   */
  record Entry(
      int file,
      Double probability,
      Double logOdds,
      String decision,
      Laterality laterality,
      View view,
      String intensity,
      List<String> warnings,
      ScoreResult.Refusal refusal,
      String image,
      String heatmap) {}

  /**
   * Several images together.
   *
   * @param files places in the request
   * @param laterality of a breast; null for a study
   * @param probability mean of the images' probabilities
   * @param decision of the mean at the operating point, or null
   */
  record Summary(List<Integer> files, Laterality laterality, double probability, String decision) {}
}

package io.mammoedge.runtime.drift;

import io.mammoedge.runtime.audit.AuditReader;
import java.util.List;

/**
 * A site's recent images against a release's reference.
 *
 * @param release name and version
 * @param window which days
 * @param verdict of the quantities and the share refused
 * @param reason one sentence
 * @param events what was counted and what was left out
 * @param referenceImages of the release; 0 without a reference
 * @param referencePatients whose they are
 * @param quantities compared; empty if there was nothing to compare
 * @param pixels beside those of the training images; null where nothing is known
 * @param calledMalignant here
 * @param referenceCalledMalignant there; null without a reference
 * @param refused files of all files here, each as often as it was given
 * @param referenceRefused files when the data set was prepared; null without a reference
 * @param refusalDrift whether more are refused here; null without a reference
 * @param refusals by code, of all files here
 * @param views by name, of the scored images
 * @param manufacturers by name, of the scored images
 * @param unseen views and manufacturers that were not in the training images
 * @param months all of them
 * @param notes sentences to read the numbers by
 * @param researchUse {@link io.mammoedge.runtime.score.ScoreResult#RESEARCH_USE}
 */
public record DriftReport(
    String release,
    String window,
    DriftVerdict verdict,
    String reason,
    Events events,
    int referenceImages,
    int referencePatients,
    List<QuantityDrift> quantities,
    PixelComparison pixels,
    Share calledMalignant,
    Share referenceCalledMalignant,
    Share refused,
    Share referenceRefused,
    RefusalDrift refusalDrift,
    List<Share> refusals,
    List<Share> views,
    List<Share> manufacturers,
    List<Share> unseen,
    List<Month> months,
    List<String> notes,
    String researchUse) {
  /** Copies the lists. */
  public DriftReport {
    quantities = List.copyOf(quantities);
    refusals = List.copyOf(refusals);
    views = List.copyOf(views);
    manufacturers = List.copyOf(manufacturers);
    unseen = List.copyOf(unseen);
    months = List.copyOf(months);
    notes = List.copyOf(notes);
  }

  /**
   * What was in the log.
   *
   * @param scored images of this release in the window, each once
   * @param patients whose they are, as far as they have an id
   * @param refused files
   * @param repeated events of images that had been scored before
   * @param outside events of this release outside the window
   * @param others events of other releases, or of another kind
   * @param log lines, and those that are no event
   */
  public record Events(
      int scored,
      int patients,
      int refused,
      int repeated,
      int outside,
      int others,
      AuditReader.Summary log) {}
}

package io.mammoedge.runtime.score;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.View;
import java.util.List;
import java.util.Objects;

/**
 * What a release says of one file, or why it says nothing. It holds no identifier of a patient but
 * those that the user put into the file's name.
 *
 * @param file as the user named it
 * @param probability of malignancy 0..1, or null if refused
 * @param logOdds of malignancy, or null if refused
 * @param decision name that the release gives to the class at its operating point, such as {@code
 *     malignant}; null if refused or where there is no operating point
 * @param laterality which breast, or null if refused
 * @param view which projection, or null if refused
 * @param intensity where the presentation values come from, with the name of the window or table;
 *     null if refused
 * @param warnings what a reader of the probability should know
 * @param refusal why there is no probability, or null
 * @param origin release, variant and provider
 * @param researchUse {@link #RESEARCH_USE}
 */
public record ScoreResult(
    String file,
    Double probability,
    Double logOdds,
    String decision,
    Laterality laterality,
    View view,
    String intensity,
    List<String> warnings,
    Refusal refusal,
    Origin origin,
    String researchUse) {
  /** Said with every result. */
  public static final String RESEARCH_USE = "Research use only. Not a medical device.";

  /** Checks that there is either a probability or a refusal. */
  public ScoreResult {
    Objects.requireNonNull(file, "file is null");
    Objects.requireNonNull(origin, "origin is null");
    warnings = List.copyOf(warnings);
    if ((probability == null) == (refusal == null)) {
      throw new IllegalArgumentException("either a probability or a refusal");
    }
  }

  /**
   * Why a file was not scored.
   *
   * @param code stable, for machines; see {@link RefusedImageException#code}
   * @param message for people
   * @param attribute that decided, such as {@code Modality (0008,0060)}; null where none did
   */
  public record Refusal(String code, String message, String attribute) {
    /** The same, from what the reader threw. */
    public static Refusal of(RefusedImageException why) {
      return new Refusal(why.code(), why.getMessage(), why.attribute());
    }
  }

  static ScoreResult refused(String file, RefusedImageException why, Origin origin) {
    return new ScoreResult(
        file, null, null, null, null, null, null, List.of(), Refusal.of(why), origin, RESEARCH_USE);
  }

  /** The same refusal in other words. */
  public ScoreResult refused(Refusal other) {
    return new ScoreResult(
        file, null, null, null, null, null, null, warnings, other, origin, researchUse);
  }

  /** Whether there is no probability. */
  public boolean isRefused() {
    return refusal != null;
  }
}

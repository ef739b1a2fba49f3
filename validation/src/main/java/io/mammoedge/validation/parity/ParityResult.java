package io.mammoedge.validation.parity;

import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.stats.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a comparison of two roads showed.
 *
 * @param verdict the one word
 * @param kind {@code numeric} or {@code statistical}
 * @param reason one sentence with the numbers behind the verdict
 * @param reference the reference road
 * @param candidate the other
 * @param cases which they were, by what it is
 * @param margin of ΔAUC in a statistical verdict
 * @param advice what so many cases can show
 * @param all measured on all cases
 * @param subgroups on parts of them
 * @param layers the image that differs most, followed through every layer; null unless asked for
 * @param researchUse {@link ScoreResult#RESEARCH_USE}
 */
public record ParityResult(
    Verdict verdict,
    String kind,
    String reason,
    Walked reference,
    Walked candidate,
    Map<String, String> cases,
    double margin,
    String advice,
    ParityMeasures all,
    List<Subgroup> subgroups,
    FollowedImage layers,
    String researchUse) {
  /** Copies the list. */
  public ParityResult {
    Objects.requireNonNull(verdict, "verdict is null");
    Objects.requireNonNull(all, "all is null");
    subgroups = List.copyOf(subgroups);
  }

  /**
   * A road that was walked.
   *
   * @param name short
   * @param facts versions, digests, provider, by what it is
   */
  public record Walked(String name, Map<String, String> facts) {
    static Walked of(CaseRoad road) {
      return new Walked(road.name(), road.facts());
    }
  }
}

package io.mammoedge.validation.parity;

import io.mammoedge.validation.layers.LayerProfile;
import java.util.List;
import java.util.Objects;

/**
 * One image on its way through every layer of both roads.
 *
 * @param image its name
 * @param profile what became of it
 */
public record FollowedImage(String image, LayerProfile profile) {
  /** Checks for nulls. */
  public FollowedImage {
    Objects.requireNonNull(image, "image is null");
    Objects.requireNonNull(profile, "profile is null");
  }

  /** The image whose scores differ most. */
  static FollowedImage of(CaseSet set, ParityCases cases, Roads roads) {
    int worst = cases.worst();
    return new FollowedImage(cases.cases().get(worst).image(), roads.layers(set.image(worst)));
  }

  /**
   * Why the release is not the trained network, whatever the scores say; null objects to nothing.
   */
  static List<String> objections(FollowedImage followed) {
    return followed == null || followed.holds() ? List.of() : List.of(followed.profile().verdict());
  }

  /** Whether no stage is off by its own fault. */
  public boolean holds() {
    return profile.firstOffending().isEmpty();
  }
}

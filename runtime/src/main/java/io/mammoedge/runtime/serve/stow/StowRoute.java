package io.mammoedge.runtime.serve.stow;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.Instance;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.serve.dimse.StoreStatus;
import io.mammoedge.runtime.serve.http.Answer;
import io.mammoedge.runtime.serve.http.Asked;
import io.mammoedge.runtime.serve.http.Desk;
import io.mammoedge.runtime.serve.http.HttpProblem;
import io.mammoedge.runtime.serve.http.Limits;
import io.mammoedge.runtime.serve.http.Parts;
import io.mammoedge.runtime.serve.http.Route;
import io.mammoedge.runtime.serve.http.Routes;
import io.mammoedge.runtime.serve.model.ServedRelease;
import io.mammoedge.runtime.serve.model.Slot;
import io.mammoedge.runtime.serve.score.Scoring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /dicom-web/studies}: each object of a {@code multipart/related} body is scored, and
 * the result goes where results go: into the audit log and the metrics. An object that is refused
 * is a failed one, with a reason that a PACS shows.
 */
public final class StowRoute implements Route {
  private static final String STUDIES = "/dicom-web/studies";
  private final Slot slot;
  private final Scoring scoring;
  private final Limits limits;
  private final Desk desk;

  /**
   * The route of one release.
   *
   * @param slot where the release in use is
   * @param scoring how a file is scored
   * @param limits of a body
   * @param desk for bodies
   */
  public StowRoute(Slot slot, Scoring scoring, Limits limits, Desk desk) {
    this.slot = slot;
    this.scoring = scoring;
    this.limits = limits;
    this.desk = desk;
  }

  /** Adds its paths: for any study, and for the one that is named. */
  public void addTo(Routes routes) {
    routes.post(STUDIES, this).post(STUDIES + "/{study}", this);
  }

  @Override
  public Answer answer(Asked asked) throws IOException {
    if (!asked.mediaType().equals("multipart/related") || !isDicom(asked)) {
      throw new HttpProblem(
          415, "MEDIA_TYPE", "send multipart/related; type=\"application/dicom\"");
    }
    try (Parts parts = Parts.of(asked, limits, desk);
        Slot.Lease lease = slot.lease().orElseThrow(Slot::notReady)) {
      List<Stored> stored = new ArrayList<>();
      for (Path file : parts.files()) {
        stored.add(store(lease.release(), file, asked.named("study")));
      }
      return StoreResponse.of(stored);
    }
  }

  /** Metadata alone, in JSON or XML, are no images. */
  private static boolean isDicom(Asked asked) {
    return asked
        .header("Content-Type")
        .filter(type -> type.matches("(?i).*;\\s*type=\"?application/dicom\"?\\s*(;.*)?"))
        .isPresent();
  }

  private Stored store(ServedRelease release, Path file, Optional<String> study) {
    Instance instance = instance(file);
    if (study.isPresent() && !study.get().equals(instance.studyInstanceUid())) {
      return new Stored(instance, StoreStatus.DOES_NOT_MATCH);
    }
    return new Stored(instance, StoreStatus.of(scoring.score(release, file).result()));
  }

  private static Instance instance(Path file) {
    try {
      return MammogramReader.instance(file);
    } catch (RefusedImageException e) {
      return Instance.UNKNOWN;
    }
  }
}

package io.mammoedge.runtime.serve.stow;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.Instance;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.serve.dimse.ObjectStore;
import io.mammoedge.runtime.serve.dimse.StoreStatus;
import io.mammoedge.runtime.serve.http.Answer;
import io.mammoedge.runtime.serve.http.Asked;
import io.mammoedge.runtime.serve.http.Desk;
import io.mammoedge.runtime.serve.http.HttpProblem;
import io.mammoedge.runtime.serve.http.Limits;
import io.mammoedge.runtime.serve.http.Parts;
import io.mammoedge.runtime.serve.http.Route;
import io.mammoedge.runtime.serve.http.Routes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /dicom-web/studies}: each object of a {@code multipart/related} body is taken as one
 * that came by C-STORE is. An object that is refused is a failed one, with a reason that a PACS
 * shows.
 */
public final class StowRoute implements Route {
  private static final String STUDIES = "/dicom-web/studies";
  private final ObjectStore store;
  private final Limits limits;
  private final Desk desk;

  /**
   * The route.
   *
   * @param store takes the objects
   * @param limits of a body
   * @param desk for bodies
   */
  public StowRoute(ObjectStore store, Limits limits, Desk desk) {
    this.store = store;
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
    try (Parts parts = Parts.of(asked, limits, desk)) {
      List<Stored> stored = new ArrayList<>();
      for (Path file : parts.files()) {
        stored.add(store(file, asked.named("study")));
      }
      requireRoom(stored);
      return StoreResponse.of(stored);
    }
  }

  /** A sender comes again with all of them where none could be taken for now. */
  private static void requireRoom(List<Stored> all) {
    if (all.stream().allMatch(one -> one.failure() == StoreStatus.OUT_OF_RESOURCES)) {
      throw new HttpProblem(503, "NO_ROOM", "no room for it, or no release is ready yet")
          .with("Retry-After", "5");
    }
  }

  /** Metadata alone, in JSON or XML, are no images. */
  private static boolean isDicom(Asked asked) {
    return asked
        .header("Content-Type")
        .filter(type -> type.matches("(?i).*;\\s*type=\"?application/dicom\"?\\s*(;.*)?"))
        .isPresent();
  }

  private Stored store(Path file, Optional<String> study) {
    Instance instance = instance(file);
    if (study.isPresent() && !study.get().equals(instance.studyInstanceUid())) {
      return new Stored(instance, StoreStatus.DOES_NOT_MATCH);
    }
    return new Stored(instance, store.store(file));
  }

  private static Instance instance(Path file) {
    try {
      return MammogramReader.instance(file);
    } catch (RefusedImageException e) {
      return Instance.UNKNOWN;
    }
  }
}

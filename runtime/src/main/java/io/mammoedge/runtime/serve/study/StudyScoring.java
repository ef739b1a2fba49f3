package io.mammoedge.runtime.serve.study;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.audit.Transfer;
import io.mammoedge.runtime.dicom.Instance;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.dicom.file.Refusal;
import io.mammoedge.runtime.score.Scored;
import io.mammoedge.runtime.serve.http.HttpProblem;
import io.mammoedge.runtime.serve.model.ServedRelease;
import io.mammoedge.runtime.serve.score.Scoring;
import io.mammoedge.runtime.serve.spool.ImageResult;
import io.mammoedge.runtime.serve.spool.Person;
import io.mammoedge.runtime.serve.spool.Spool;
import io.mammoedge.runtime.serve.spool.SpoolState;
import io.mammoedge.runtime.serve.spool.StudyFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Gives every image of a study in {@code working} a result, or takes it out of there. */
final class StudyScoring {
  private final Spool spool;
  private final Scoring scoring;
  private final Optional<HeatMaps> heatMaps;
  private final Notes notes;
  private final Clock clock;
  private final AtWork atWork = new AtWork();

  /**
   * Scoring into a spool.
   *
   * @param heatMaps are made, too, where there are any
   */
  StudyScoring(
      Spool spool, Scoring scoring, Optional<HeatMaps> heatMaps, Notes notes, Clock clock) {
    this.spool = spool;
    this.scoring = scoring;
    this.heatMaps = heatMaps;
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * Scores what has no result of this release yet.
   *
   * @param stops whether the node does; then the next image is left for another time
   * @throws HttpProblem when no turn came
   * @throws IOException when the disk refuses
   */
  void score(String study, ServedRelease release, BooleanSupplier stops) throws IOException {
    StudyFiles files = spool.files(SpoolState.WORKING, study);
    List<Path> images = unscored(files, release);
    try (ImagesInTurn inTurn = new ImagesInTurn(files, images, atWork, scoring.pipeline(release))) {
      for (Path image : images) {
        if (stops.getAsBoolean()) {
          throw new HttpProblem(503, "STOPPING", "the node is stopping");
        }
        score(study, files, image, release, inTurn);
      }
    }
  }

  private static List<Path> unscored(StudyFiles files, ServedRelease release) throws IOException {
    List<Path> images = new ArrayList<>();
    for (Path image : files.images()) {
      if (!isScored(files.result(image), release)) {
        images.add(image);
      }
    }
    return images;
  }

  private static boolean isScored(Path result, ServedRelease release) throws IOException {
    return ImageResult.read(result)
        .filter(said -> !said.isRefused() && said.digest().equals(release.digest()))
        .isPresent();
  }

  private void score(
      String study, StudyFiles files, Path image, ServedRelease release, ImagesInTurn inTurn)
      throws IOException {
    try (AtWork.Attempt attempt = inTurn.begin(image)) {
      if (attempt.isTooMany()) {
        attempt.end();
        giveUp(study, files, image, release);
        return;
      }
      boolean isRefused = resultOf(files, image, release, attempt, inTurn).isRefused();
      attempt.end();
      if (isRefused) {
        notes.tell(Transfer.REFUSED, release, object(image).sopInstanceUid());
        spool.move(study, files.of(image), SpoolState.REFUSED);
      }
    }
  }

  private void giveUp(String study, StudyFiles files, Path image, ServedRelease release)
      throws IOException {
    String why = "scoring it has begun " + Attempts.MOST + " times and never ended";
    Failure.write(files.failure(image), why, clock.instant());
    notes.tell(Transfer.FAILED, release, object(image).sopInstanceUid());
    spool.move(study, files.of(image), SpoolState.FAILED);
    notes.ended("failed", study, 1, why);
  }

  private ImageResult resultOf(
      StudyFiles files,
      Path image,
      ServedRelease release,
      AtWork.Attempt attempt,
      ImagesInTurn inTurn)
      throws IOException {
    try {
      ImageResult result =
          inTurn.score(image, attempt, scored -> result(files, image, release, scored));
      requireRead(result);
      result.write(files.result(image));
      return result;
    } catch (HttpProblem | MammoEdgeException | IOException e) {
      // No turn, or a disk: that is no fault of the image, and did not end the process.
      attempt.end();
      throw e;
    }
  }

  /** A disk that fails for a moment must not become a verdict on an image. */
  private static void requireRead(ImageResult result) throws IOException {
    if (result.isRefused() && Refusal.isOfTheDisk(result.refusal())) {
      throw new IOException("an image of the spool cannot be read: " + result.refusal());
    }
  }

  private ImageResult result(StudyFiles files, Path image, ServedRelease release, Scored scored) {
    ImageResult said =
        ImageResult.of(
            object(image), person(image), scored.result(), release.digest(), clock.instant());
    Path map = StudyFiles.unsent(files.heatmap(image));
    heatMaps.ifPresent(maps -> maps.write(scored, said, release, image, map));
    return said;
  }

  private static String person(Path image) {
    try {
      return Person.of(MammogramReader.study(image));
    } catch (RefusedImageException e) {
      return "";
    }
  }

  private static Instance object(Path image) {
    try {
      return MammogramReader.instance(image);
    } catch (RefusedImageException e) {
      // Damaged since it came: it has no result but a refusal.
      return Instance.UNKNOWN;
    }
  }
}

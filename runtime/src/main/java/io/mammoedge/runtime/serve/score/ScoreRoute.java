package io.mammoedge.runtime.serve.score;

import io.mammoedge.runtime.dicom.file.Refusal;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.score.Scored;
import io.mammoedge.runtime.serve.http.Answer;
import io.mammoedge.runtime.serve.http.Asked;
import io.mammoedge.runtime.serve.http.Desk;
import io.mammoedge.runtime.serve.http.HttpProblem;
import io.mammoedge.runtime.serve.http.Limits;
import io.mammoedge.runtime.serve.http.Parts;
import io.mammoedge.runtime.serve.http.Route;
import io.mammoedge.runtime.serve.model.ServedRelease;
import io.mammoedge.runtime.serve.model.Slot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code POST /v1/score}: one DICOM file as the body, or several as a multipart body. */
public final class ScoreRoute implements Route {
  private static final Set<String> TYPES = Set.of("application/dicom", "application/octet-stream");

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
  public ScoreRoute(Slot slot, Scoring scoring, Limits limits, Desk desk) {
    this.slot = slot;
    this.scoring = scoring;
    this.limits = limits;
    this.desk = desk;
  }

  @Override
  public Answer answer(Asked asked) throws IOException {
    Pictures pictures = new Pictures(asked.flag("image"), asked.flag("heatmap"));
    if (!Parts.isMultipart(asked) && !TYPES.contains(asked.mediaType())) {
      throw new HttpProblem(
          415,
          "MEDIA_TYPE",
          "send one file as application/dicom, or several as multipart/form-data");
    }
    try (Parts parts = Parts.of(asked, limits, desk);
        Slot.Lease lease = slot.lease().orElseThrow(Slot::notReady);
        Pipeline pipeline = scoring.pipeline(lease.release())) {
      List<Path> files = parts.files();
      List<Scored> scored = new ArrayList<>();
      List<ScoreAnswer.Entry> entries = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        int index = i;
        Function<Scored, Scored> use =
            one -> {
              entries.add(entry(index, one, pictures, lease.release()));
              return Scoring.withoutPixels(one);
            };
        scored.add(pipeline.score(files.get(i), () -> after(files, index), use));
      }
      return answer(asked, lease.release(), scored, entries);
    }
  }

  private static Optional<Path> after(List<Path> files, int index) {
    return files.stream().skip(index + 1L).findFirst();
  }

  private static ScoreAnswer.Entry entry(
      int file, Scored scored, Pictures pictures, ServedRelease release) {
    ScoreResult result = scored.result();
    return new ScoreAnswer.Entry(
        file,
        result.probability(),
        result.logOdds(),
        result.decision(),
        result.laterality(),
        result.view(),
        result.intensity(),
        result.warnings(),
        result.refusal(),
        pictures.image(scored),
        pictures.heatmap(scored, release.release().manifest().preprocessing()));
  }

  /** A single file that is refused is an error of the request; among several it is a result. */
  private static Answer answer(
      Asked asked, ServedRelease release, List<Scored> scored, List<ScoreAnswer.Entry> entries) {
    Manifest manifest = release.release().manifest();
    ScoreAnswer answer =
        ScoreAnswer.of(
            release.scorer().origin(), manifest, entries, Summaries.of(scored, manifest));
    ScoreResult.Refusal refusal = scored.get(0).result().refusal();
    if (Parts.isMultipart(asked) || refusal == null) {
      return Answer.json(200, answer);
    }
    return Answer.json(Refusal.isUnparsable(refusal.code()) ? 400 : 422, Refused.of(refusal));
  }

  /** A refusal as errors look everywhere here. */
  private record Refused(String error, String code, String attribute, String researchUse) {
    static Refused of(ScoreResult.Refusal refusal) {
      return new Refused(
          refusal.message(), refusal.code(), refusal.attribute(), ScoreResult.RESEARCH_USE);
    }
  }
}

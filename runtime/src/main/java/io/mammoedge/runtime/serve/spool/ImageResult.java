package io.mammoedge.runtime.serve.spool;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.JsonBinding;
import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.dicom.Instance;
import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.View;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.sr.ReportedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a release said of an image: it stands beside the image, so that a report can be made of it
 * at any time, and always the same.
 *
 * @param object which image; its UIDs are needed for the report
 * @param person see {@link Person}
 * @param digest of the release, 64 hexadecimal digits
 * @param release its name
 * @param version its version
 * @param at when, in UTC
 * @param probability of malignancy 0..1, or null if refused
 * @param decision at the operating point, or null
 * @param laterality or null if refused
 * @param view or null if refused
 * @param warnings what a reader of the probability should know
 * @param refusal code, or null
 * @param why the refusal in words, or null
 * @param researchUse {@link ScoreResult#RESEARCH_USE}
 */
public record ImageResult(
    Instance object,
    String person,
    String digest,
    String release,
    String version,
    String at,
    Double probability,
    String decision,
    Laterality laterality,
    View view,
    List<String> warnings,
    String refusal,
    String why,
    String researchUse) {
  private static final Gson GSON = new GsonBuilder().create();

  /** Checks what a reader relies on. */
  public ImageResult {
    Objects.requireNonNull(object, "object is null");
    Objects.requireNonNull(person, "person is null");
    Objects.requireNonNull(digest, "digest is null");
    Objects.requireNonNull(release, "release is null");
    Objects.requireNonNull(version, "version is null");
    warnings = warnings == null ? List.of() : List.copyOf(warnings);
    if ((probability == null) == (refusal == null)) {
      throw new IllegalArgumentException("either a probability or a refusal");
    }
    Instant.parse(at);
  }

  /** What was said. */
  public static ImageResult of(
      Instance object, String person, ScoreResult result, String digest, Instant now) {
    ScoreResult.Refusal refusal = result.refusal();
    return new ImageResult(
        object,
        person,
        digest,
        result.origin().release(),
        result.origin().version(),
        now.truncatedTo(ChronoUnit.SECONDS).toString(),
        result.probability(),
        result.decision(),
        result.laterality(),
        result.view(),
        result.warnings(),
        refusal == null ? null : refusal.code(),
        refusal == null ? null : refusal.message(),
        result.researchUse());
  }

  /** Reads it; empty where there is none, or what is there is none. */
  public static Optional<ImageResult> read(Path file) throws IOException {
    try {
      return Optional.of(JsonBinding.read(GSON, Files.readString(file), ImageResult.class));
    } catch (NoSuchFileException | JsonParseException e) {
      // The image is scored again.
      return Optional.empty();
    }
  }

  /** Writes it, so that it is on the disk when this returns. */
  public void write(Path file) {
    AtomicFile.writeDurably(file, ResultJson.write(this).getBytes(StandardCharsets.UTF_8));
  }

  /** The same for a report; there must be a probability. */
  public ReportedImage reported() {
    return new ReportedImage(object, laterality, view, probability, decision, warnings);
  }

  /** When. */
  public Instant instant() {
    return Instant.parse(at);
  }

  /** Whether there is no probability. */
  public boolean isRefused() {
    return refusal != null;
  }
}

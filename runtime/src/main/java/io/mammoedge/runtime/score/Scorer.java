package io.mammoedge.runtime.score;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.dicom.Mammogram;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Outcome;
import io.mammoedge.runtime.preprocess.PixelRows;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Release;
import java.nio.file.Path;

/** A release, ready to score files. May be used by several threads at once. */
public final class Scorer implements AutoCloseable {
  private final Manifest manifest;
  private final Accept accept;
  private final SelectedVariant selected;
  private final Origin origin;

  private Scorer(Manifest manifest, ScoreOptions options, SelectedVariant selected) {
    this.manifest = manifest;
    this.accept = options.accept() == null ? manifest.domain().accept() : options.accept();
    this.selected = selected;
    this.origin =
        new Origin(
            manifest.name(),
            manifest.version(),
            selected.variant().key(),
            selected.reason(),
            session().provider().key(),
            selected.session().fallbackReason());
  }

  /**
   * Loads one model of a release.
   *
   * @throws MammoEdgeException when there is no such variant or provider, or the model was altered
   */
  public static Scorer open(Release release, ScoreOptions options) {
    return new Scorer(release.manifest(), options, SelectedVariant.open(release, options));
  }

  /** Release, variant and provider. */
  public Origin origin() {
    return origin;
  }

  /** The loaded model itself, for golden images. */
  public InferenceSession session() {
    return selected.session().session();
  }

  /**
   * Reads and scores a file. A file that is refused is a result too, with the reason.
   *
   * @param file a DICOM file
   */
  public Scored score(Path file) {
    return score(read(file));
  }

  /**
   * Reads a file as this release wants it, for {@link #score(FileRead)}. A file that is refused is
   * read, too.
   *
   * @param file a DICOM file
   */
  public FileRead read(Path file) {
    return FileRead.of(file, manifest.intensity(), accept);
  }

  /** Scores what {@link #read} gave. */
  public Scored score(FileRead read) {
    return read.isRefused() ? refused(read.file(), read.refusal()) : mammogram(read);
  }

  private Scored mammogram(FileRead read) {
    try {
      Mammogram mammogram = read.mammogram();
      Outcome outcome = outcome(PixelRows.of(mammogram));
      return new Scored(result(read.file(), mammogram, outcome), mammogram, outcome);
    } catch (RefusedImageException e) {
      return refused(read.file(), e);
    }
  }

  private Scored refused(Path file, RefusedImageException why) {
    return new Scored(ScoreResult.refused(file.toString(), why, origin), null, null);
  }

  /**
   * Scores presentation values, over four flips where the manifest asks the runtime for them.
   *
   * @throws RefusedImageException when the release takes no image of that size
   */
  public Outcome outcome(PixelRows presentationValues) {
    SizeRule.check(manifest.input(), presentationValues);
    return FlipAverage.where(manifest.flips(), session(), presentationValues);
  }

  private ScoreResult result(Path file, Mammogram mammogram, Outcome outcome) {
    return new ScoreResult(
        file.toString(),
        outcome.probability(),
        outcome.logOdds(),
        decision(outcome.probability()),
        mammogram.facts().laterality(),
        mammogram.facts().view(),
        mammogram.facts().intensity(),
        DomainWarnings.of(manifest.domain(), accept, mammogram.facts()),
        null,
        origin,
        ScoreResult.RESEARCH_USE);
  }

  /** At the operating point; null where the release has none. */
  public String decision(double probability) {
    if (manifest.operatingPoint() == null) {
      return null;
    }
    boolean malignant = probability >= manifest.operatingPoint().threshold();
    return manifest.classes().get(malignant ? 1 : 0);
  }

  @Override
  public void close() {
    selected.close();
  }
}

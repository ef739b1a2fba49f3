package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.trainer.config.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes a data set from a source folder. */
public final class Preparation {
  private final PrepareSettings settings;
  private final Catalogue catalogue;

  private Preparation(PrepareSettings settings, Catalogue catalogue) {
    this.settings = settings;
    this.catalogue = catalogue;
  }

  /**
   * Reads the set's tables; no image yet.
   *
   * @throws MammoEdgeException when they cannot be read, or the target holds something else
   */
  public static Preparation of(PrepareSettings settings) {
    Folders.requireSource(settings.in());
    Folders.requireTarget(settings.out());
    checkTarget(settings);
    return new Preparation(settings, Catalogues.read(settings));
  }

  /** How many images the tables announce. */
  public int images() {
    return catalogue.images().size();
  }

  /** How many images are worked on at a time, at most: fewer where they are large. */
  public int workers() {
    return Parallel.workers();
  }

  /**
   * Prepares every image, on all cores that the memory allows, and writes the tables. What an
   * earlier run finished from the same sources is kept. An image that is refused is listed in the
   * description and left out.
   *
   * @param imageDone called after each image, from any thread
   * @return the finished data set
   * @throws MammoEdgeException when no image is usable, writing fails, or another run is writing to
   *     the same folder
   */
  public Dataset run(Runnable imageDone) {
    return RunLock.holding(settings.out(), () -> prepareAll(imageDone));
  }

  private Dataset prepareAll(Runnable imageDone) {
    unfinish();
    new PreparedStore(settings.out()).discardParts();
    ImagePreparer preparer = new ImagePreparer(settings);
    List<Outcome> outcomes =
        Parallel.map(
            catalogue.images(),
            source -> ImageMemory.bytes(source, settings.size()),
            source -> {
              Outcome outcome = prepare(preparer, source);
              imageDone.run();
              return outcome;
            });
    return new DatasetBuilder(settings, catalogue).build(outcomes);
  }

  private Outcome prepare(ImagePreparer preparer, SourceImage source) {
    try {
      return new Outcome(source, Optional.of(preparer.prepare(source)), Optional.empty());
    } catch (RefusedImageException e) {
      // Relative paths: the same folder elsewhere gives the same description.
      String message = e.getMessage().replace(settings.in() + "/", "");
      Refusal refusal = new Refusal(settings.relative(source.file()), e.code(), message);
      return new Outcome(source, Optional.empty(), Optional.of(refusal));
    }
  }

  /** Until this run is through, the folder is not a finished data set. */
  private void unfinish() {
    try {
      Files.deleteIfExists(settings.out().resolve(Dataset.DESCRIPTION));
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.IO, settings.out() + ": cannot be written", e);
    }
  }

  private static void checkTarget(PrepareSettings settings) {
    Path out = settings.out();
    if (Files.exists(out.resolve(Dataset.DESCRIPTION))) {
      DatasetDescription there = Dataset.open(out).description();
      if (!there.in().equals(settings.in().toString())
          || there.layout() != settings.layout()
          || !there.preprocessing().equals(settings.preprocessing())
          || there.splits().seed() != settings.seed()
          || settings.splits().filter(asked -> asked != there.splits().protocol()).isPresent()) {
        throw exists(out, "holds another data set, or one prepared with other settings");
      }
    } else if (!Files.exists(out.resolve(PreparedStore.RECORDS)) && !Folders.isEmpty(out)) {
      throw exists(out, "exists and is not a data set");
    }
  }

  private static MammoEdgeException exists(Path out, String what) {
    return new MammoEdgeException(
        ExitCode.EXISTS_ALREADY, out + ": " + what + "; choose another --out");
  }

  /**
   * How one image ended: prepared or refused.
   *
   * @param source as announced
   * @param prepared empty when refused
   * @param refusal empty when prepared
   */
  record Outcome(SourceImage source, Optional<PreparedImage> prepared, Optional<Refusal> refusal) {}
}

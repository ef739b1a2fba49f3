package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.trainer.config.Folders;
import io.mammoedge.trainer.config.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Makes a data set from a source folder. */
public final class Preparation {
  private final PrepareSettings settings;
  private final Catalogue catalogue;
  private final Assignment assignment;

  private Preparation(PrepareSettings settings, Catalogue catalogue) {
    this.settings = settings;
    this.catalogue = catalogue;
    this.assignment = Assignment.of(settings, catalogue.images());
  }

  /**
   * Reads the set's tables and splits their patients; no image yet.
   *
   * @throws MammoEdgeException when they cannot be read, name no test case though their split is
   *     asked for, or the target holds something else
   */
  public static Preparation of(PrepareSettings settings) {
    Folders.requireSource(settings.in());
    Folders.requireTarget(settings.out());
    RunSettings.checkTarget(settings);
    return new Preparation(settings, Catalogues.read(settings));
  }

  /**
   * A run that another process is doing, to prepare some of its images.
   *
   * @param out the data set it writes
   * @throws MammoEdgeException when there is no such run
   */
  public static Preparation joining(Path out) {
    PrepareSettings settings = RunSettings.of(out).asked(out);
    return new Preparation(settings, Catalogues.read(settings));
  }

  /**
   * What this process sees of the source: SHA-256 of the images in their order, and of the files
   * that were found for each. Whoever numbers images for another process compares it.
   */
  public String fingerprint() {
    Sha256 seen = new Sha256();
    for (SourceImage image : catalogue.images()) {
      seen.add(image.name()).add(settings.relative(image.file()));
      for (SourceImage.SourceLesion lesion : image.lesions()) {
        seen.add(lesion.outline().geometry());
        lesion.outline().files().forEach(file -> seen.add(settings.relative(file)));
      }
    }
    return seen.hex();
  }

  /** How many images the tables announce. */
  public int images() {
    return catalogue.images().size();
  }

  /** How many images are worked on at a time, at most: fewer where they are large. */
  public int workers() {
    return Parallel.workers();
  }

  /** What a film of so many pixels takes of Java's heap while it is prepared, in bytes. */
  public long heapBytes(long pixels) {
    return ImageMemory.bytes(pixels, settings.size());
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
    return holding(() -> onAllCores(imageDone));
  }

  /** Prepares images somewhere else. */
  public interface Crew {
    /**
     * Prepares all of them.
     *
     * @param images how many there are
     * @return what {@link Preparation#prepare(int)} gave for each, in order
     */
    List<String> prepare(int images);
  }

  /**
   * As {@link #run(Runnable)}, by a crew of processes that see the same folders.
   *
   * @throws MammoEdgeException also ({@link ExitCode#IO}) when what one of them wrote is not there
   */
  public Dataset run(Crew crew) {
    new PreparedStore(settings.out()).makeFolders();
    return holding(
        () -> {
          List<Outcome> all = numbered(crew.prepare(images()));
          all.forEach(this::requireWritten);
          return all;
        });
  }

  private void requireWritten(Outcome outcome) {
    PreparedStore store = new PreparedStore(settings.out());
    String name = outcome.source().name();
    if (outcome.prepared().filter(prepared -> !store.holds(name, prepared)).isPresent()) {
      throw new MammoEdgeException(
          ExitCode.IO,
          "%s: the image %s was written somewhere else; all machines must share this folder"
              .formatted(settings.out(), name));
    }
  }

  /**
   * Prepares one image, for a crew.
   *
   * @param number from 0 on, below {@link #images}
   * @return how it ended, as JSON
   */
  public String prepare(int number) {
    Outcome outcome = prepare(new ImagePreparer(settings), catalogue.images().get(number));
    return JsonFile.text(
        new Ended(outcome.prepared().orElse(null), outcome.refusal().orElse(null)));
  }

  /**
   * Why an image was refused, where the reason is a disk that did not give its files, and not what
   * is in them.
   *
   * @param ended what {@link #prepare(int)} gave
   */
  public static Optional<String> unread(String ended) {
    return Optional.ofNullable(Ended.of(ended).refusal())
        .filter(Refusal::isOfTheDisk)
        .map(Refusal::message);
  }

  /**
   * Whether this process can read all files of an image, whatever is in them.
   *
   * @param number from 0 on, below {@link #images}
   */
  public boolean isReadable(int number) {
    return new ImagePreparer(settings).isReadable(catalogue.images().get(number));
  }

  /** An outcome on its way between processes; one of the two is null. */
  private record Ended(PreparedImage prepared, Refusal refusal) {
    static Ended of(String text) {
      return JsonFile.parse(text, Ended.class, "an image's outcome");
    }
  }

  private List<Outcome> numbered(List<String> ended) {
    return IntStream.range(0, ended.size())
        .mapToObj(
            number -> {
              Ended one = Ended.of(ended.get(number));
              return new Outcome(
                  catalogue.images().get(number),
                  Optional.ofNullable(one.prepared()),
                  Optional.ofNullable(one.refusal()));
            })
        .toList();
  }

  private Dataset holding(Supplier<List<Outcome>> work) {
    return RunLock.holding(
        settings.out(),
        () -> {
          unfinish();
          RunSettings.of(settings, assignment.summary().protocol()).write(settings.out());
          PreparedStore store = new PreparedStore(settings.out());
          store.discardParts();
          Dataset dataset = new DatasetBuilder(settings, catalogue, assignment).build(work.get());
          store.retain(dataset.images());
          return dataset;
        });
  }

  private List<Outcome> onAllCores(Runnable imageDone) {
    ImagePreparer preparer = new ImagePreparer(settings);
    return Parallel.map(
        catalogue.images(),
        source -> ImageMemory.bytes(source, settings.size()),
        source -> {
          Outcome outcome = prepare(preparer, source);
          imageDone.run();
          return outcome;
        });
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

  /**
   * How one image ended: prepared or refused.
   *
   * @param source as announced
   * @param prepared empty when refused
   * @param refusal empty when prepared
   */
  record Outcome(SourceImage source, Optional<PreparedImage> prepared, Optional<Refusal> refusal) {}
}

package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.dataset.Preparation.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** From prepared images to the tables and the description: counts, statistics, digest. */
final class DatasetBuilder {
  private final PrepareSettings settings;
  private final Catalogue catalogue;
  private final Assignment assignment;

  DatasetBuilder(PrepareSettings settings, Catalogue catalogue, Assignment assignment) {
    this.settings = settings;
    this.catalogue = catalogue;
    this.assignment = assignment;
  }

  /**
   * Writes {@code images.csv} and {@code lesions.csv}, and {@code dataset.json} last.
   *
   * @throws MammoEdgeException when no image is usable
   */
  Dataset build(List<Outcome> outcomes) {
    List<Refusal> refused =
        Stream.concat(
                catalogue.leftOut().stream(), outcomes.stream().flatMap(o -> o.refusal().stream()))
            .toList();
    List<Outcome> usable =
        outcomes.stream()
            .filter(o -> o.prepared().isPresent())
            .sorted(Comparator.comparing(o -> o.source().name()))
            .toList();
    if (usable.isEmpty()) {
      throw nothingUsable(refused);
    }
    List<PreparedImage> prepared = usable.stream().map(o -> o.prepared().orElseThrow()).toList();
    List<ImageRow> images = usable.stream().map(this::row).toList();
    List<LesionRow> lesions = prepared.stream().flatMap(p -> p.lesions().stream()).toList();
    write(Dataset.IMAGES_TABLE, Tables.imagesText(images));
    write(Dataset.LESIONS_TABLE, Tables.lesionsText(lesions));
    String digest = digest(images, lesions, prepared);
    describe(images, lesions, prepared, refused, digest);
    return Dataset.open(settings.out());
  }

  /** The paths of the sources stay out: both folder layouts of a set give the same digest. */
  private static String digest(
      List<ImageRow> images, List<LesionRow> lesions, List<PreparedImage> prepared) {
    List<ImageRow> contents = images.stream().map(ImageRow::withoutSource).toList();
    Sha256 digest = new Sha256().add(Tables.imagesText(contents)).add(Tables.lesionsText(lesions));
    prepared.forEach(p -> digest.add(p.pixels()));
    return digest.hex();
  }

  /** Durably: a description on the disk means that the tables are there too. */
  private void write(String file, String text) {
    AtomicFile.writeDurably(settings.out().resolve(file), text.getBytes(StandardCharsets.UTF_8));
  }

  private void describe(
      List<ImageRow> images,
      List<LesionRow> lesions,
      List<PreparedImage> prepared,
      List<Refusal> refused,
      String digest) {
    DatasetDescription description =
        new DatasetDescription(
            DatasetDescription.SCHEMA,
            settings.layout(),
            settings.in().toString(),
            settings.preprocessing(),
            PrepareSettings.INTENSITY,
            settings.layout().accept(),
            tableDigests(),
            Summaries.counts(images),
            Summaries.lesions(images, lesions),
            Summaries.trainingPixels(images, prepared, settings.size()),
            assignment.summary(),
            refused,
            digest);
    write(Dataset.DESCRIPTION, JsonFile.text(description));
  }

  private ImageRow row(Outcome outcome) {
    SourceImage source = outcome.source();
    PreparedImage prepared = outcome.prepared().orElseThrow();
    return new ImageRow(
        source.name(),
        source.patient(),
        source.side(),
        source.view(),
        source.malignant(),
        assignment.splits().get(source.patient()),
        settings.relative(source.file()),
        prepared.manufacturer(),
        source.density(),
        prepared.sopClass(),
        prepared.intensity(),
        String.join("; ", prepared.warnings()));
  }

  private Map<String, String> tableDigests() {
    Map<String, String> digests = new TreeMap<>();
    for (Path table : catalogue.tables()) {
      digests.put(settings.relative(table), Digests.sha256(table));
    }
    return digests;
  }

  private MammoEdgeException nothingUsable(List<Refusal> refused) {
    String why =
        refused.isEmpty()
            ? "its tables name no image"
            : "all "
                + refused.size()
                + " images were refused; the first: "
                + refused.get(0).message();
    return new MammoEdgeException(
        ExitCode.NO_USABLE_CASE, settings.in() + ": no usable image; " + why);
  }
}

package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.dicom.Intensity;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.preprocess.Orient;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.trainer.patch.PatchClass;
import io.mammoedge.trainer.patch.PatchRecipe;
import io.mammoedge.trainer.patch.PatchSampling;
import io.mammoedge.trainer.patch.PatchSet;
import io.mammoedge.trainer.patch.PatchSettings;
import io.mammoedge.trainer.phantom.CbisLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs over phantoms in the layout of CBIS-DDSM. */
class PreparationTest {
  private static final ImageSize SIZE = new ImageSize(96, 64);

  @TempDir static Path shared;
  private static Path source;
  private static Dataset reference;

  @TempDir Path temp;

  @BeforeAll
  static void phantoms() {
    source = shared.resolve("source");
    new CbisLayout(new PhantomSet(8, 128, 96, 5)).write(source, () -> {});
    reference = prepare(source, shared.resolve("reference"));
  }

  private static Dataset prepare(Path in, Path out) {
    return Preparation.of(settings(in, out, SIZE)).run(() -> {});
  }

  private static PrepareSettings settings(Path in, Path out, ImageSize size) {
    return new PrepareSettings(in, Layout.CBIS_DDSM, out, size, Optional.empty(), 12345);
  }

  @Test
  void imagesAreTheResampledMammograms() {
    for (ImageRow row : reference.images()) {
      Plane mammogram =
          Plane.of(MammogramReader.read(reference.source(row), Intensity.VOI, Accept.ARCHIVE));
      float[] expected = new Resample(96, 64).apply(mammogram).values();
      float[] actual = reference.read(row).plane().values();
      assertThat(actual).hasSameSizeAs(expected);
      for (int i = 0; i < actual.length; i++) {
        assertThat(actual[i]).isCloseTo(expected[i], within(0.5f));
      }
    }
  }

  /** The right breasts of phantoms have the chest wall on the right. */
  @Test
  void orientingMirrorsRightBreastsWithTheirMasksAndLesions() {
    Preprocessing orient = new Preprocessing(List.of(new Orient(), new Resample(96, 64)));
    Path out = temp.resolve("oriented");
    Dataset oriented =
        Preparation.of(
                new PrepareSettings(source, Layout.CBIS_DDSM, out, orient, Optional.empty(), 12345))
            .run(() -> {});
    for (ImageRow row : reference.images()) {
      boolean right = row.side().equals("R");
      GreyImage before = reference.read(row);
      GreyImage after = oriented.read(row);
      Mask maskBefore = reference.mask(row);
      Mask maskAfter = oriented.mask(row);
      for (int y = 0; y < 96; y++) {
        for (int x = 0; x < 64; x++) {
          int from = right ? 63 - x : x;
          assertThat(after.at(y, x)).isCloseTo(before.at(y, from), within(1));
          assertThat(maskAfter.inside(y, x)).isEqualTo(maskBefore.inside(y, from));
        }
      }
    }
    for (int i = 0; i < reference.lesions().size(); i++) {
      LesionRow before = reference.lesions().get(i);
      LesionRow after = oriented.lesions().get(i);
      boolean right = before.image().contains("_R_");
      assertThat(after.x()).isEqualTo(right ? 64 - before.x() - before.w() : before.x());
      assertThat(after.y()).isEqualTo(before.y());
    }
  }

  @Test
  void statisticsAreThoseOfTheTrainingImages() {
    double[] values =
        reference.split(Split.TRAIN).stream()
            .flatMapToDouble(
                row -> {
                  float[] pixels = reference.read(row).plane().values();
                  return IntStream.range(0, pixels.length)
                      .mapToDouble(i -> pixels[i] * 255.0 / 65535.0);
                })
            .toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    DatasetDescription.PixelStatistics pixels = reference.description().pixels();
    assertThat(pixels.mean()).isCloseTo(mean, within(1e-9));
    assertThat(pixels.standardDeviation()).isCloseTo(Math.sqrt(variance), within(1e-9));
    assertThat(pixels.images()).isEqualTo(reference.split(Split.TRAIN).size());
  }

  @Test
  void everyLesionLiesInTheMaskAndItsBoxTouchesIt() {
    assertThat(reference.lesions()).isNotEmpty();
    for (LesionRow lesion : reference.lesions()) {
      assertThat(lesion.located()).isTrue();
      ImageRow row =
          reference.images().stream()
              .filter(image -> image.image().equals(lesion.image()))
              .findFirst()
              .orElseThrow();
      Mask mask = reference.mask(row);
      assertThat(insideRow(mask, lesion.y(), lesion)).isTrue();
      assertThat(insideRow(mask, lesion.y() + lesion.h() - 1, lesion)).isTrue();
    }
  }

  private static boolean insideRow(Mask mask, int y, LesionRow lesion) {
    return IntStream.range(lesion.x(), lesion.x() + lesion.w()).anyMatch(x -> mask.inside(y, x));
  }

  @Test
  void noPatientIsInTwoSplits() {
    long pairs = reference.images().stream().map(r -> r.patient() + r.split()).distinct().count();
    long patients = reference.images().stream().map(ImageRow::patient).distinct().count();
    assertThat(pairs).isEqualTo(patients);
  }

  @Test
  void anotherRunElsewhereGivesTheSameDigest() {
    Dataset again = prepare(source, temp.resolve("again"));
    assertThat(again.digest()).isEqualTo(reference.digest());
    assertThat(again.images()).isEqualTo(reference.images());
  }

  @Test
  void aStoppedRunGoesOnAndKeepsWhatIsFinished() throws IOException {
    Path out = temp.resolve("stopped");
    String digest = prepare(source, out).digest();
    List<Path> images = pngs(out);
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    for (int i = 0; i < images.size(); i++) {
      if (i % 2 == 0) {
        Files.delete(images.get(i));
      } else {
        Files.setLastModifiedTime(images.get(i), old);
      }
    }
    Files.delete(out.resolve("dataset.json"));
    Dataset again = prepare(source, out);
    assertThat(again.digest()).isEqualTo(digest);
    for (int i = 0; i < images.size(); i++) {
      boolean kept = Files.getLastModifiedTime(images.get(i)).equals(old);
      assertThat(kept).isEqualTo(i % 2 == 1);
    }
  }

  @Test
  void aDamagedImageIsMadeAnew() throws IOException {
    Path out = temp.resolve("damaged");
    String digest = prepare(source, out).digest();
    Path image = pngs(out).get(0);
    Files.write(image, new byte[] {1, 2, 3});
    assertThat(prepare(source, out).digest()).isEqualTo(digest);
    assertThat(Files.size(image)).isGreaterThan(100);
  }

  @Test
  void aFolderWithAnotherSetOrOtherFilesIsLeftAlone() throws IOException {
    assertThatThrownBy(
            () -> Preparation.of(settings(source, reference.folder(), new ImageSize(64, 64))))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("another data set")
        .extracting(e -> ((MammoEdgeException) e).exitCode())
        .isEqualTo(ExitCode.EXISTS_ALREADY);
    Path notes = Files.createDirectories(temp.resolve("notes"));
    Files.writeString(notes.resolve("thesis.txt"), "mine");
    assertThatThrownBy(() -> Preparation.of(settings(source, notes, SIZE)))
        .hasMessageContaining("is not a data set");
  }

  @Test
  void refusedImagesAreListedAndTheOthersPrepared() throws IOException {
    Path copy = copyOfSource("damaged-source");
    Path absent = copy.resolve(reference.images().get(0).source());
    Path text = copy.resolve(reference.images().get(1).source());
    Files.delete(absent);
    Files.writeString(text, "no DICOM at all");
    AtomicInteger steps = new AtomicInteger();
    Dataset dataset =
        Preparation.of(settings(copy, temp.resolve("out"), SIZE)).run(steps::incrementAndGet);
    assertThat(steps).hasValue(reference.images().size());
    assertThat(dataset.images()).hasSize(reference.images().size() - 2);
    assertThat(dataset.description().refused())
        .extracting(Refusal::code)
        .containsExactlyInAnyOrder("NOT_FOUND", "NOT_DICOM");
    assertThat(dataset.description().refused())
        .filteredOn(refusal -> refusal.code().equals("NOT_FOUND"))
        .allMatch(refusal -> refusal.message().contains("nor a .dcm file in its case's folder"));
    assertThat(dataset.description().refused())
        .extracting(Refusal::source)
        .containsExactlyInAnyOrder(
            reference.images().get(0).source(), reference.images().get(1).source());
  }

  @Test
  void masksAndCropsMaySwapPlaces() throws IOException {
    Path copy = copyOfSource("swapped-source");
    for (List<Path> pair : masksAndCrops(copy)) {
      Path aside = temp.resolve("aside");
      Files.move(pair.get(0), aside);
      Files.move(pair.get(1), pair.get(0));
      Files.move(aside, pair.get(1));
    }
    Dataset dataset = prepare(copy, temp.resolve("swapped"));
    assertThat(dataset.lesions()).isEqualTo(reference.lesions());
    assertThat(dataset.digest()).isEqualTo(reference.digest());
  }

  @Test
  void aLesionWithoutMaskIsListedWithoutPlaceAndItsImageHasNoBackgroundPatches()
      throws IOException {
    Path copy = copyOfSource("maskless-source");
    for (Path file : masksAndCrops(copy).get(0)) {
      Files.delete(file);
    }
    Dataset dataset = prepare(copy, temp.resolve("maskless"));
    LesionRow lesion = dataset.lesions().get(0);
    assertThat(lesion.located()).isFalse();
    assertThat(dataset.images().get(0).image()).isEqualTo(lesion.image());
    assertThat(dataset.images().get(0).warnings()).contains("lesion 1 has no usable mask");
    PatchSettings settings = new PatchSettings(PatchRecipe.S1, 1, 16, 12345);
    PatchSet patches =
        new PatchSampling(dataset, settings).write(temp.resolve("patches"), () -> {});
    assertThat(patches.description().imagesWithoutBackground()).isEqualTo(1);
    assertThat(patches.rows())
        .filteredOn(row -> row.image().equals(lesion.image()))
        .noneMatch(row -> row.patchClass() == PatchClass.BACKGROUND);
  }

  private static List<List<Path>> masksAndCrops(Path folder) {
    return CbisDdsm.read(folder).images().stream()
        .flatMap(image -> image.lesions().stream())
        .map(lesion -> lesion.outline().files())
        .toList();
  }

  @Test
  void noUsableImageIsAnErrorOfItsOwn() throws IOException {
    Path copy = copyOfSource("empty-source");
    for (ImageRow row : reference.images()) {
      Files.delete(copy.resolve(row.source()));
    }
    Preparation preparation = Preparation.of(settings(copy, temp.resolve("none"), SIZE));
    assertThatThrownBy(() -> preparation.run(() -> {}))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("no usable image")
        .extracting(e -> ((MammoEdgeException) e).exitCode())
        .isEqualTo(ExitCode.NO_USABLE_CASE);
    assertThatThrownBy(() -> Dataset.open(temp.resolve("none")))
        .hasMessageContaining("no finished data set");
  }

  private Path copyOfSource(String name) throws IOException {
    Path copy = temp.resolve(name);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
        Path target = copy.resolve(source.relativize(file).toString());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return copy;
  }

  private static List<Path> pngs(Path dataset) throws IOException {
    try (Stream<Path> files = Files.list(dataset.resolve("images"))) {
      return files.sorted().toList();
    }
  }
}

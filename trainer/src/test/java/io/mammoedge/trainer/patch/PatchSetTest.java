package io.mammoedge.trainer.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.GreyImage;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.Layout;
import io.mammoedge.trainer.dataset.LesionRow;
import io.mammoedge.trainer.dataset.LesionType;
import io.mammoedge.trainer.dataset.Mask;
import io.mammoedge.trainer.dataset.Preparation;
import io.mammoedge.trainer.dataset.PrepareSettings;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.phantom.CbisLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patch sets of a small prepared set of phantoms. */
class PatchSetTest {
  @TempDir static Path shared;
  private static Dataset dataset;
  private static PatchSet s10;

  @TempDir Path temp;

  @BeforeAll
  static void prepare() {
    Path source = shared.resolve("source");
    new CbisLayout(new PhantomSet(10, 160, 128, 9)).write(source, () -> {});
    PrepareSettings settings =
        new PrepareSettings(
            source,
            Layout.CBIS_DDSM,
            shared.resolve("data"),
            new ImageSize(144, 112),
            Optional.empty(),
            12345);
    dataset = Preparation.of(settings).run(() -> {});
    s10 = sample(PatchRecipe.S10, 12345, shared.resolve("s10"));
  }

  private static PatchSet sample(PatchRecipe set, long seed, Path out) {
    int size = PatchSettings.defaultSize(dataset.description().size());
    PatchSettings settings = new PatchSettings(set, set.perRoi(), size, seed);
    return new PatchSampling(dataset, settings).write(out, () -> {});
  }

  @Test
  void everyLesionAndEveryImageHasItsPatches() {
    for (PatchClass c : EnumSet.range(PatchClass.CALC_BENIGN, PatchClass.MASS_MALIGNANT)) {
      long lesions = dataset.lesions().stream().filter(l -> isOf(l, c)).count();
      assertThat(s10.rows().stream().filter(row -> row.patchClass() == c))
          .hasSize((int) lesions * 10);
    }
    assertThat(s10.rows().stream().filter(row -> row.patchClass() == PatchClass.BACKGROUND))
        .hasSize(dataset.images().size() * 10 - s10.description().backgroundMissing());
    for (Split split : Split.values()) {
      assertThat(s10.split(split)).isNotEmpty();
    }
  }

  /** The paper's program looked at the first lesion of an image only. */
  @Test
  void noBackgroundPatchOverlapsAnyLesionNorAllTogether() {
    PatchSet s30 = sample(PatchRecipe.S30, 5, temp.resolve("s30"));
    for (PatchRow row : s30.rows()) {
      if (row.patchClass() == PatchClass.BACKGROUND) {
        ImageRow image = image(row);
        Mask mask = dataset.mask(image);
        List<LesionRow> lesions = lesions(row.image());
        assertThat(lesions).allMatch(lesion -> overlap(mask, lesion, row) <= 0.35);
        LesionRow all = new LesionRow("", 1, LesionType.OTHER, false, 0, 0, 112, 144);
        assertThat(overlap(mask, all, row)).isLessThanOrEqualTo(0.35);
      }
    }
    assertThat(dataset.images()).anyMatch(image -> lesions(image.image()).size() > 1);
  }

  @Test
  void lesionPatchesShowALesionOfTheirClass() {
    for (PatchRow row : s10.rows()) {
      if (row.patchClass() != PatchClass.BACKGROUND) {
        Mask mask = dataset.mask(image(row));
        double best =
            lesions(row.image()).stream()
                .filter(lesion -> isOf(lesion, row.patchClass()))
                .mapToDouble(lesion -> overlap(mask, lesion, row))
                .max()
                .orElseThrow();
        assertThat(best).isGreaterThan(0.9);
      }
    }
  }

  private static ImageRow image(PatchRow row) {
    return dataset.images().stream()
        .filter(image -> image.image().equals(row.image()))
        .findFirst()
        .orElseThrow();
  }

  private static List<LesionRow> lesions(String image) {
    return dataset.lesions().stream().filter(lesion -> lesion.image().equals(image)).toList();
  }

  /** The larger of the two shares of the overlap rule, counted pixel by pixel. */
  private static double overlap(Mask mask, LesionRow lesion, PatchRow row) {
    int size = s10.size();
    int both = 0;
    int area = 0;
    for (int y = lesion.y(); y < lesion.y() + lesion.h(); y++) {
      for (int x = lesion.x(); x < lesion.x() + lesion.w(); x++) {
        int dx = x - row.x() + size / 2;
        int dy = y - row.y() + size / 2;
        boolean inPatch = dx >= 0 && dx < size && dy >= 0 && dy < size;
        area += mask.inside(y, x) ? 1 : 0;
        both += mask.inside(y, x) && inPatch ? 1 : 0;
      }
    }
    return Math.max((double) both / Math.max(1, area), (double) both / (size * size));
  }

  @Test
  void wrongNumbersAreUsageErrors() {
    for (int[] wrong : new int[][] {{0, 16}, {1001, 16}, {1, 0}, {1, 100_000}}) {
      assertThatThrownBy(() -> new PatchSettings(PatchRecipe.S1, wrong[0], wrong[1], 1))
          .extracting(e -> ((MammoEdgeException) e).exitCode())
          .isEqualTo(ExitCode.USAGE);
    }
  }

  @Test
  void aMaskThatDoesNotFitTheLesionsIsNoticed() throws IOException {
    Path copy = temp.resolve("copy");
    Preparation.of(
            new PrepareSettings(
                shared.resolve("source"),
                Layout.CBIS_DDSM,
                copy,
                new ImageSize(144, 112),
                Optional.empty(),
                12345))
        .run(() -> {});
    Files.delete(copy.resolve("masks").resolve(dataset.lesions().get(0).image() + ".png"));
    PatchSampling sampling =
        new PatchSampling(Dataset.open(copy), new PatchSettings(PatchRecipe.S1, 1, 16, 1));
    assertThatThrownBy(() -> sampling.write(temp.resolve("none"), () -> {}))
        .hasMessageContaining("run 'prepare' again");
  }

  /** Beside a large mass, a few pixels are next to nothing of all lesions together. */
  @Test
  void aSmallOtherLesionBesideALargeMassIsNoBackground() throws IOException {
    Path copy = temp.resolve("beside");
    PrepareSettings settings =
        new PrepareSettings(
            shared.resolve("source"),
            Layout.CBIS_DDSM,
            copy,
            new ImageSize(144, 112),
            Optional.empty(),
            12345);
    Dataset changed = Preparation.of(settings).run(() -> {});
    ImageRow image = image(s10.rows().get(0));
    BufferedImage mask = new BufferedImage(112, 144, BufferedImage.TYPE_BYTE_GRAY);
    mask.getRaster().setSamples(0, 0, 50, 50, 0, filled(2500));
    mask.getRaster().setSamples(80, 100, 3, 3, 0, filled(9));
    ImageIO.write(mask, "png", copy.resolve("masks").resolve(image.image() + ".png").toFile());
    LesionRow mass = new LesionRow(image.image(), 1, LesionType.MASS, true, 0, 0, 50, 50);
    LesionRow other = new LesionRow(image.image(), 2, LesionType.OTHER, true, 80, 100, 3, 3);
    ImagePatches patches =
        new ImagePatches(changed, new PatchSettings(PatchRecipe.S30, 200, s10.size(), 1));
    patches.add(image, List.of(mass, other));
    assertThat(patches.rows()).hasSize(400);
    assertThat(patches.rows())
        .filteredOn(row -> row.patchClass() == PatchClass.BACKGROUND)
        .allMatch(row -> overlap(changed.mask(image), other, row) <= 0.35);
  }

  private static int[] filled(int pixels) {
    int[] values = new int[pixels];
    Arrays.fill(values, 255);
    return values;
  }

  private static boolean isOf(LesionRow lesion, PatchClass patchClass) {
    return PatchClass.of(lesion.type(), lesion.malignant()).orElseThrow() == patchClass;
  }

  @Test
  void theSameSeedGivesTheSamePatches() throws IOException {
    PatchSet again = sample(PatchRecipe.S10, 12345, temp.resolve("again"));
    assertThat(again.rows()).isEqualTo(s10.rows());
    assertThat(Files.readString(temp.resolve("again/patches.csv")))
        .startsWith("image,split,class,x,y\n");
    assertThat(sample(PatchRecipe.S10, 1, temp.resolve("other")).rows()).isNotEqualTo(s10.rows());
  }

  @Test
  void anotherPatchSetIsNotOverwritten() {
    assertThatThrownBy(() -> sample(PatchRecipe.S1, 12345, shared.resolve("s10")))
        .hasMessageContaining("another patch set")
        .extracting(e -> ((MammoEdgeException) e).exitCode())
        .isEqualTo(ExitCode.EXISTS_ALREADY);
  }

  @Test
  void aDataSetOrAnyOtherFolderIsLeftAlone() throws IOException {
    Path notes = Files.createDirectories(temp.resolve("notes"));
    Files.writeString(notes.resolve("thesis.txt"), "mine");
    for (Path taken : List.of(dataset.folder(), notes)) {
      assertThatThrownBy(() -> sample(PatchRecipe.S1, 12345, taken))
          .hasMessageContaining("is not a patch set")
          .extracting(e -> ((MammoEdgeException) e).exitCode())
          .isEqualTo(ExitCode.EXISTS_ALREADY);
      assertThat(taken.resolve("patches.csv")).doesNotExist();
    }
  }

  @Test
  void eachImageHasARandomSequenceOfItsOwn() {
    List<List<Integer>> sequences =
        dataset.images().stream()
            .map(
                image ->
                    s10.rows().stream()
                        .filter(row -> row.image().equals(image.image()))
                        .filter(row -> row.patchClass() == PatchClass.BACKGROUND)
                        .map(row -> row.y() * 112 + row.x())
                        .toList())
            .filter(sequence -> !sequence.isEmpty())
            .toList();
    assertThat(sequences).hasSizeGreaterThan(10);
    // One sequence for all would share most of its centres wherever lesions leave room.
    for (List<Integer> one : sequences) {
      for (List<Integer> other : sequences) {
        if (one != other) {
          assertThat(one.stream().filter(other::contains).count()).isLessThan(4);
        }
      }
    }
  }

  @Test
  void aChangedDataSetIsNoticed() throws IOException {
    Path out = temp.resolve("s1");
    sample(PatchRecipe.S1, 12345, out);
    Path description = out.resolve("patches.json");
    String text = Files.readString(description);
    Files.writeString(description, text.replace(dataset.digest(), "0".repeat(64)));
    assertThatThrownBy(() -> PatchSet.open(out)).hasMessageContaining("run 'patches' again");
  }

  @Test
  void aPatchIsCutAroundItsCentreAndZeroBeyondTheBorder() {
    GreyImage image = dataset.read(dataset.images().get(0));
    int size = s10.size();
    for (int[] centre : new int[][] {{0, 0}, {111, 143}, {50, 60}, {3, 140}}) {
      PatchRow row = new PatchRow("a", Split.TRAIN, PatchClass.BACKGROUND, centre[0], centre[1]);
      short[] patch = s10.cut(image, row);
      assertThat(patch).hasSize(size * size);
      for (int i = 0; i < patch.length; i++) {
        int x = centre[0] - size / 2 + i % size;
        int y = centre[1] - size / 2 + i / size;
        boolean inside = x >= 0 && y >= 0 && x < image.width() && y < image.height();
        assertThat(Short.toUnsignedInt(patch[i])).isEqualTo(inside ? image.at(y, x) : 0);
      }
    }
  }

  @Test
  void theDefaultSizeFollowsTheHeight() {
    assertThat(PatchSettings.defaultSize(ImageSize.PAPER)).isEqualTo(224);
    assertThat(PatchSettings.defaultSize(new ImageSize(288, 224))).isEqualTo(56);
    assertThat(PatchSettings.defaultSize(new ImageSize(16, 16))).isEqualTo(8);
  }

  @Test
  void theClassesKeepTheirOrder() {
    assertThat(List.of(PatchClass.values()))
        .extracting(PatchClass::word)
        .containsExactly(
            "background", "calc_benign", "calc_malignant", "mass_benign", "mass_malignant");
  }
}

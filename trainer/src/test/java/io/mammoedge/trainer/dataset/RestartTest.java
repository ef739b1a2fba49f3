package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.phantom.CbisLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second run into the same folder, after the sources, the tables or the results changed. */
class RestartTest {
  private static final ImageSize SIZE = new ImageSize(96, 64);
  private static final int PIXEL_BYTES = 2 * 128 * 96;

  @TempDir Path temp;
  private Path in;
  private Path out;
  private Path table;
  private Dataset first;

  @BeforeEach
  void prepared() {
    in = temp.resolve("in");
    out = temp.resolve("out");
    table = in.resolve("mass_case_description_train_set.csv");
    new CbisLayout(new PhantomSet(6, 128, 96, 5)).write(in, () -> {});
    first = prepare();
  }

  private Dataset prepare() {
    return Preparation.of(settings(Layout.CBIS_DDSM, SIZE)).run(() -> {});
  }

  private PrepareSettings settings(Layout layout, ImageSize size) {
    return new PrepareSettings(in, layout, out, size, Optional.empty(), 12345);
  }

  private void stop() throws IOException {
    Files.delete(out.resolve(Dataset.DESCRIPTION));
  }

  /** An image of the training table of masses that has a mask. */
  private ImageRow withMask() throws IOException {
    String masses = Files.readString(table);
    return first.images().stream()
        .filter(row -> masses.contains(row.source()))
        .filter(row -> Files.exists(mask(row)))
        .findFirst()
        .orElseThrow();
  }

  private Path mask(ImageRow row) {
    return out.resolve("masks/" + row.image() + ".png");
  }

  @Test
  void nothingIsLeftOfAnImageThatIsNoLongerInTheSet() throws IOException {
    ImageRow gone = withMask();
    Files.delete(in.resolve(gone.source()));
    Dataset again = prepare();
    assertThat(again.images()).hasSize(first.images().size() - 1);
    assertThat(out.resolve("images/" + gone.image() + ".png")).doesNotExist();
    assertThat(mask(gone)).doesNotExist();
    assertThat(out.resolve(".prepared/" + gone.image() + ".json")).doesNotExist();
    assertThat(again.images()).allSatisfy(row -> assertThat(again.read(row)).isNotNull());
  }

  @Test
  void aStoppedRunGoesOnWithItsSettingsOnly() throws IOException {
    stop();
    for (PrepareSettings other :
        List.of(
            settings(Layout.INBREAST, SIZE), settings(Layout.CBIS_DDSM, new ImageSize(64, 64)))) {
      assertThatThrownBy(() -> Preparation.of(other))
          .hasMessageContaining("prepared with other settings")
          .extracting(e -> ((MammoEdgeException) e).exitCode())
          .isEqualTo(ExitCode.EXISTS_ALREADY);
    }
    assertThat(prepare().digest()).isEqualTo(first.digest());
  }

  @Test
  void filesThatAPowerFailureLeftEmptyAreMadeAnew() throws IOException {
    for (String file : List.of("images.csv", "lesions.csv", "dataset.json")) {
      Files.write(out.resolve(file), new byte[0]);
    }
    assertThat(prepare().digest()).isEqualTo(first.digest());
    Files.write(out.resolve("dataset.json"), new byte[0]);
    Files.write(out.resolve(".prepared/settings"), new byte[0]);
    assertThat(prepare().digest()).isEqualTo(first.digest());
  }

  @Test
  void aDamagedMaskIsMadeAnew() throws IOException {
    Path mask = mask(withMask());
    byte[] good = Files.readAllBytes(mask);
    Files.write(mask, new byte[] {1, 2, 3});
    prepare();
    assertThat(mask).hasBinaryContent(good);
  }

  @Test
  void aCorrectedPathologyOrTypeReachesTheLesions() throws IOException {
    stop();
    String text = Files.readString(table);
    Files.writeString(table, text.replace(",MALIGNANT,", ",BENIGN,"));
    assertThat(ofTrainingMasses(prepare())).isNotEmpty().noneMatch(LesionRow::malignant);
    Files.writeString(table, text.replace(",BENIGN,", ",MALIGNANT,"));
    assertThat(ofTrainingMasses(prepare())).isNotEmpty().allMatch(LesionRow::malignant);
    Files.writeString(table, text.replace(",mass,", ",calcification,"));
    assertThat(ofTrainingMasses(prepare()))
        .isNotEmpty()
        .allMatch(lesion -> lesion.type() == LesionType.CALCIFICATION);
  }

  private List<LesionRow> ofTrainingMasses(Dataset dataset) throws IOException {
    String masses = Files.readString(table);
    List<String> images =
        dataset.images().stream()
            .filter(row -> masses.contains(row.source()))
            .map(ImageRow::image)
            .toList();
    return dataset.lesions().stream().filter(row -> images.contains(row.image())).toList();
  }

  @Test
  void theDigestCoversThePixels() throws IOException {
    Path source = in.resolve(first.images().get(0).source());
    byte[] bytes = Files.readAllBytes(source);
    for (int low = bytes.length - PIXEL_BYTES; low < bytes.length; low += 2) {
      bytes[low] ^= 0x55;
    }
    Files.write(source, bytes);
    Dataset again = prepare();
    assertThat(again.images()).isEqualTo(first.images());
    assertThat(again.lesions()).isEqualTo(first.lesions());
    assertThat(again.digest()).isNotEqualTo(first.digest());
  }
}

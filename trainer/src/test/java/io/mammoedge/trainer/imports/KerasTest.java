package io.mammoedge.trainer.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.train.Network;
import io.mammoedge.trainer.train.Softmax;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that Keras wrote, and what Keras answers with them (keras_models.py). */
class KerasTest {
  private static final List<String> PATCH_CLASSES =
      List.of("background", "calc_malignant", "calc_benign", "mass_malignant", "mass_benign");

  /** {@code keras_outputs.json}: logarithms of probabilities of one image. */
  record Reference(int height, int width, Map<String, double[]> logits) {}

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "early, 'resnet50-keras/16+[8-8-16]x2,[8-8-16]x1'",
    "keras2, 'resnet50-keras/16+[8-8-16]x2,[8-8-16]x1'",
    "same, 'resnet50-keras-same/16+16x1,[8-8-24]x2'",
    "padded, 'resnet50-keras-padded/16+[8-8-16]x1'",
    "vgg16, 'vgg16/16+16x1,12x2'",
    "hybrid, 'vgg19/16+[8-8-16]x2'",
    "vgg16-patch, vgg16/16"
  })
  void outputsEqualKerass(String name, String notation) throws IOException {
    Reference reference = reference();
    Optional<List<String>> classes =
        notation.contains("+") ? Optional.empty() : Optional.of(PATCH_CLASSES);
    Path out = folder.resolve("model");
    ModelDescription model =
        new Importer(Optional.empty(), 52.18f, classes)
            .keras(file(name), Optional.of(notation), out);
    assertThat(model.network()).isEqualTo(notation);
    assertThat(model.height()).isEqualTo(reference.height);
    assertThat(model.width()).isEqualTo(reference.width);
    classes.ifPresent(order -> assertThat(model.classes()).isEqualTo(order));
    try (Network network = ModelDirectory.open(out).load()) {
      float[] image = Formula.image(reference.height, reference.width);
      double[] got = Softmax.logOf(network.logits(image, 1, reference.height, reference.width)[0]);
      double[] expected = reference.logits.get(name);
      for (int k = 0; k < expected.length; k++) {
        assertThat(Math.abs(got[k] - expected[k])).isLessThanOrEqualTo(1e-5);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"yaroslav, YaroslavNet", "xception, block1_sepconv1"})
  void aNetworkThatIsNotBuiltHereIsRefusedByName(String name, String named) throws IOException {
    Path file = file(name);
    Path out = folder.resolve("model");
    Importer importer = new Importer(Optional.empty(), 52.18f, Optional.empty());
    assertThatThrownBy(() -> importer.keras(file, Optional.empty(), out))
        .isInstanceOfSatisfying(
            MammoEdgeException.class,
            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INPUT_REFUSED))
        .hasMessageContaining("not built here")
        .hasMessageContaining(named);
    assertThat(out).doesNotExist();
  }

  @Test
  void anotherNetworkThanExpectedIsRefused() throws IOException {
    Path file = file("vgg16");
    Importer importer = new Importer(Optional.empty(), 52.18f, Optional.empty());
    assertThatThrownBy(() -> importer.keras(file, Optional.of("vgg19"), folder.resolve("m")))
        .hasMessageContaining("holds vgg16/16+16x1,12x2, not vgg19");
    assertThatThrownBy(() -> PretrainedFeatures.read(file, Backbone.named("resnet50")))
        .hasMessageContaining("holds vgg16/16, not resnet50");
    assertThat(PretrainedFeatures.read(file, Backbone.named("vgg16/16")).keySet())
        .allMatch(path -> path.startsWith("features."))
        .hasSize(26);
  }

  @Test
  void theOrderOfPatchClassesMustBeGiven() throws IOException {
    Path file = file("vgg16-patch");
    Importer importer = new Importer(Optional.empty(), 52.18f, Optional.empty());
    assertThatThrownBy(() -> importer.keras(file, Optional.empty(), folder.resolve("m")))
        .isInstanceOfSatisfying(
            MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("--classes");
    Importer wrong = new Importer(Optional.empty(), 52.18f, Optional.of(List.of("a", "b")));
    assertThatThrownBy(() -> wrong.keras(file, Optional.empty(), folder.resolve("m")))
        .hasMessageContaining("no order of background");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 700, 40_000})
  void aDamagedFileEndsInOneLine(int cut) throws IOException {
    byte[] whole = Files.readAllBytes(file("vgg16"));
    for (int i = 0; i < 12; i++) {
      byte[] bad = i == 0 ? java.util.Arrays.copyOf(whole, cut) : whole.clone();
      for (int k = 8; k < bad.length && i > 0; k += cut + 13 * i) {
        bad[k] ^= (byte) (1 << i % 8);
      }
      Path file = Files.write(folder.resolve("bad.h5"), bad);
      try {
        KerasImport.read(file);
      } catch (MammoEdgeException e) {
        assertThat(e).hasMessageContaining("bad.h5");
      }
    }
  }

  private static Reference reference() throws IOException {
    try (Reader in =
        new InputStreamReader(
            KerasTest.class.getResourceAsStream("keras_outputs.json"), StandardCharsets.UTF_8)) {
      return new Gson().fromJson(in, Reference.class);
    }
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name + ".h5");
    try (InputStream in =
        new GZIPInputStream(KerasTest.class.getResourceAsStream(name + ".h5.gz"))) {
      Files.copy(in, file);
    }
    return file;
  }
}

package io.mammoedge.trainer.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.train.Network;
import io.mammoedge.trainer.weights.Safetensors;
import io.mammoedge.trainer.weights.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks with the same weights as torchvision's modules give the same outputs. */
class TorchvisionTest {
  private static final String SCRIPT = "torchvision_outputs.py";

  /** What the script writes. */
  record Reference(int[][] sizes, Map<String, float[][]> networks) {}

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"resnet50", "vgg16", "vgg19"})
  void outputsEqualTorchvisions(String network) throws IOException {
    compare(network, new Gson().fromJson(resource("torchvision_outputs.json"), Reference.class));
  }

  @Tag("peer")
  @ParameterizedTest
  @ValueSource(strings = {"resnet50", "vgg16", "vgg19"})
  void outputsEqualThoseOfTheTorchvisionThatIsInstalled(String network) throws Exception {
    Path script = Files.writeString(folder.resolve(SCRIPT), resource(SCRIPT));
    Path json = folder.resolve("out.json");
    Process python =
        new ProcessBuilder("/usr/bin/python3", script.toString())
            .redirectOutput(json.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(python.waitFor()).isZero();
    compare(network, new Gson().fromJson(Files.readString(json), Reference.class));
  }

  private void compare(String network, Reference reference) throws IOException {
    int outputs = reference.networks.get(network)[0].length;
    NetworkSpec spec = NetworkSpec.parse(network, outputs);
    ImageSize size = new ImageSize(64, 64);
    Map<String, long[]> shapes = Shapes.of(spec, size);
    Path file = folder.resolve("weights.safetensors");
    Files.write(file, new Safetensors(Map.of(), theirs(shapes)).toBytes());
    try (Network net = Network.of(spec, size, TorchvisionWeights.read(file, network, shapes))) {
      for (int i = 0; i < reference.sizes.length; i++) {
        int[] at = reference.sizes[i];
        float[] got = net.logits(Formula.image(at[0], at[1]), 1, at[0], at[1])[0];
        assertClose(got, reference.networks.get(network)[i]);
      }
    }
  }

  private static void assertClose(float[] got, float[] expected) {
    double scale = 1;
    for (float value : expected) {
      scale = Math.max(scale, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(got[i] - expected[i]) / scale).isLessThanOrEqualTo(1e-5);
    }
  }

  private static Map<String, Tensor> theirs(Map<String, long[]> shapes) {
    Map<String, Tensor> theirs = new LinkedHashMap<>();
    TorchvisionNames.of(shapes.keySet())
        .forEach((path, name) -> theirs.put(name, Formula.tensor(name, shapes.get(path))));
    return theirs;
  }

  @Test
  void whatIsMissingOrOfAnotherShapeIsNamedInOneLine() throws IOException {
    Map<String, long[]> shapes = Shapes.of(NetworkSpec.parse("vgg16/16", 5), new ImageSize(64, 64));
    Map<String, Tensor> theirs = theirs(shapes);
    theirs.remove("features.5.bias");
    theirs.put("features.7.weight", new Tensor(new long[] {2}, new float[2]));
    Path file = folder.resolve("some.safetensors");
    Files.write(file, new Safetensors(Map.of(), theirs).toBytes());
    assertThatThrownBy(() -> PretrainedFeatures.read(file, Backbone.named("vgg16/16")))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageEndingWith(
            "some.safetensors does not hold the weights of vgg16/16: 'features.5.bias' is missing,"
                + " 'features.7.weight' is 2, not 8x8x3x3");
  }

  @Test
  void aFileOfAnotherNetworkNamesTheFirstAndHowManyMore() throws IOException {
    Path file = folder.resolve("vgg.safetensors");
    Map<String, long[]> shapes = Shapes.of(NetworkSpec.parse("vgg16/16", 5), new ImageSize(64, 64));
    Files.write(file, new Safetensors(Map.of(), theirs(shapes)).toBytes());
    assertThatThrownBy(() -> PretrainedFeatures.read(file, Backbone.named("resnet50")))
        .hasMessageContaining("'conv1.weight' is missing")
        .hasMessageEndingWith("and 261 more");
  }

  @Test
  void picklesAreNotRead() throws IOException {
    Path file = Files.write(folder.resolve("resnet50.pth"), new byte[10]);
    Importer importer = new Importer(Optional.of(new ImageSize(64, 64)), 52, Optional.empty());
    assertThatThrownBy(() -> importer.stateDict(file, "resnet50", folder.resolve("m")))
        .isInstanceOfSatisfying(
            MammoEdgeException.class,
            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INPUT_REFUSED))
        .hasMessageContaining("save_file");
    assertThat(List.of(folder.toFile().list())).containsExactly("resnet50.pth");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = TorchvisionTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

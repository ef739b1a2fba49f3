package io.mammoedge.trainer.net;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sizes that the paper gives for its networks (paper §3.1), without computing anything. */
class FeatureSizeTest {
  @ParameterizedTest
  @CsvSource({
    "resnet50, 2048",
    "resnet50-keras, 2048",
    "resnet50-keras-same, 2048",
    "vgg16, 512",
    "vgg19, 512",
    "medium, 512",
    "resnet50-keras-padded/8, 256"
  })
  void aMammogramOfThePapersSizeGives36by28Features(String network, int channels) {
    assertThat(sizes(network, 1152, 896).get("features")).isEqualTo(new Shape(1, channels, 36, 28));
  }

  @Test
  void everyStageOfTheTopHalvesThemTwice() {
    Map<String, Shape> residual = sizes("resnet50+[512-512-1024]x2,[512-512-1024]x2", 1152, 896);
    assertThat(residual.get("top1")).isEqualTo(new Shape(1, 1024, 18, 14));
    assertThat(residual.get("top2")).isEqualTo(new Shape(1, 1024, 9, 7));
    Map<String, Shape> hybrid = sizes("vgg16+512x1,[512-512-1024]x2", 1152, 896);
    assertThat(hybrid.get("top1")).isEqualTo(new Shape(1, 512, 18, 14));
    assertThat(hybrid.get("top2")).isEqualTo(new Shape(1, 1024, 9, 7));
    assertThat(hybrid.get("fc")).isEqualTo(new Shape(1, 2));
  }

  @ParameterizedTest
  @CsvSource({"'max5,fc64-32', 120", "'max2,fc512-256', 825", "'fc2048-1024', 3300"})
  void aHeatMapIsPooledAndFlattened(String rest, int inputs) {
    Map<String, Shape> sizes = sizes("resnet50+heatmap-relu," + rest, 1152, 896);
    assertThat(sizes.get("heatmap")).isEqualTo(new Shape(1, 5, 30, 22));
    assertThat(sizes.get("flatten")).isEqualTo(new Shape(1, inputs));
    assertThat(sizes.get("fc")).isEqualTo(new Shape(1, 2));
  }

  @Test
  void aHeatMapUnderResidualStagesKeepsItsCells() {
    Map<String, Shape> sizes =
        sizes("resnet50+heatmap-softmax,[64-64-256]x2,[128-128-512]x2", 1152, 896);
    assertThat(sizes.get("top1")).isEqualTo(new Shape(1, 256, 15, 11));
    assertThat(sizes.get("top2")).isEqualTo(new Shape(1, 512, 8, 6));
  }

  @Test
  void theSmallNetworkHasThePapersFeaturesAtAQuarterOfItsSize() {
    Map<String, Shape> sizes = sizes("small+[16-16-64]x2,48x1", 288, 224);
    assertThat(sizes.get("features")).isEqualTo(new Shape(1, 128, 36, 28));
    assertThat(sizes.get("top1")).isEqualTo(new Shape(1, 64, 18, 14));
    assertThat(sizes.get("top2")).isEqualTo(new Shape(1, 48, 9, 7));
  }

  @Test
  void oddSizesAreTakenToo() {
    // torch 2.13: conv 7/2 pad 3 of 225x131 gives 113x66, its pool 57x33; then 29x17, 15x9, 8x5.
    assertThat(sizes("resnet50", 225, 131).get("features")).isEqualTo(new Shape(1, 2048, 8, 5));
  }

  private static Map<String, Shape> sizes(String network, int height, int width) {
    NetworkSpec spec = NetworkSpec.parse(network, 2);
    Shape[] shapes = {new Shape(1, spec.backbone().channels(), height, width)};
    Map<String, Shape> sizes = new LinkedHashMap<>();
    for (Map.Entry<String, Block> part : spec.build().namedChildren().entrySet()) {
      shapes = part.getValue().getOutputShapes(shapes);
      sizes.put(part.getKey(), shapes[0]);
    }
    return sizes;
  }
}

package io.mammoedge.exporter.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.mammoedge.exporter.testing.Agreement;
import io.mammoedge.exporter.testing.OnnxChecker;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.exporter.testing.PaperNets;
import io.mammoedge.exporter.testing.RandomNets;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.net.Chain;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.net.Top;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every network of the paper in DJL against its graph in ONNX Runtime. */
class PaperNetworksTest {
  private static final int PATCH_CLASSES = 5;
  private static final List<String> BACKBONES =
      List.of(
          "resnet50/8",
          "resnet50-keras/8",
          "resnet50-keras-same/8",
          "resnet50-keras-padded/8",
          "vgg16/8",
          "vgg19/8",
          "small",
          "medium");
  private static final List<String> TOPS =
      List.of(
          "[16-16-32]x2,[16-16-32]x2",
          "16x1,16x1",
          "16x1,[16-16-32]x2",
          "heatmap-relu,[16-16-32]x1",
          "attend4",
          "heatmap-relu,max2,[16-16-32]x1",
          "heatmap-softmax,max2,fc16-8",
          "heatmap-relu,fc16-8");

  /** Even and odd, above and below whole multiples of 32. */
  private static final List<ImageSize> SIZES =
      List.of(new ImageSize(224, 192), new ImageSize(227, 193));

  /** Where a heat map of two cells and more is left, whatever the padding. */
  private static final List<ImageSize> HEAT_MAP_SIZES =
      List.of(new ImageSize(256, 288), new ImageSize(259, 257));

  static Stream<String> wholeImageNetworks() {
    return BACKBONES.stream().flatMap(net -> TOPS.stream().map(top -> net + "+" + top));
  }

  static Stream<String> patchNetworks() {
    return BACKBONES.stream();
  }

  @ParameterizedTest
  @MethodSource
  void patchNetworks(String notation) throws InvalidProtocolBufferException {
    assertSame(NetworkSpec.parse(notation, PATCH_CLASSES), SIZES);
  }

  @ParameterizedTest
  @MethodSource
  void wholeImageNetworks(String notation) throws InvalidProtocolBufferException {
    NetworkSpec spec = NetworkSpec.parse(notation, 2);
    assertSame(spec, spec.top().map(Top::hasHeatMap).orElseThrow() ? HEAT_MAP_SIZES : SIZES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet50+[512-512-1024]x2,[512-512-1024]x2", "vgg16+512x1,512x1"})
  void thoseOfFullWidth(String notation) throws InvalidProtocolBufferException {
    assertSame(NetworkSpec.parse(notation, 2), List.of(new ImageSize(129, 160)));
  }

  private static void assertSame(NetworkSpec spec, List<ImageSize> sizes)
      throws InvalidProtocolBufferException {
    if (spec.top().map(Top::fixesSize).orElse(false)) {
      for (ImageSize size : sizes) {
        assertSameForAll(spec, List.of(size));
      }
    } else {
      assertSameForAll(spec, sizes);
    }
  }

  private static void assertSameForAll(NetworkSpec spec, List<ImageSize> sizes)
      throws InvalidProtocolBufferException {
    try (NDManager manager = NDManager.newBaseManager()) {
      Chain net = PaperNets.random(spec, manager, 1, shape(spec, 1, sizes.get(0)));
      byte[] model = BareGraph.write(net, BareGraph.Input.of(spec, sizes.get(0)), spec.notation());
      OnnxChecker.check(model);
      assertThat(ModelProto.parseFrom(model).getGraph().getNodeList())
          .extracting(NodeProto::getOpType)
          .doesNotContain("BatchNormalization");
      try (OrtModel ort = new OrtModel(model)) {
        for (int i = 0; i < sizes.size(); i++) {
          assertSame(net, manager, ort, shape(spec, i + 1, sizes.get(i)));
        }
      }
    }
  }

  private static void assertSame(Chain net, NDManager manager, OrtModel ort, long... shape) {
    float[] image = PaperNets.noise(shape);
    float[] expected = RandomNets.evaluate(net, manager, image, shape);
    Agreement.assertClose(ort.run("logits", image, shape), expected, 1e-5);
  }

  private static long[] shape(NetworkSpec spec, int images, ImageSize size) {
    return new long[] {images, spec.backbone().channels(), size.height(), size.width()};
  }
}

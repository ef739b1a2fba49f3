package io.mammoedge.exporter.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.mammoedge.exporter.testing.Images;
import io.mammoedge.exporter.testing.Members;
import io.mammoedge.exporter.testing.OnnxChecker;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.exporter.testing.PaperNets;
import io.mammoedge.exporter.testing.Reference;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.net.Weights;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Releases of the paper's networks: which of them show where they looked, and on which grid. */
class MapOfTopsTest {
  private static final int HEIGHT = 259;
  private static final int WIDTH = 229;

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resnet50/8+[16-16-32]x2,[16-16-32]x1",
        "resnet50-keras/8+[16-16-32]x1",
        "resnet50-keras-same/8+[16-16-32]x1",
        "resnet50-keras-same/8+heatmap-relu,[16-16-32]x1",
        "vgg16/8+16x1",
        "medium+heatmap-softmax,[16-16-32]x2,[16-16-32]x1",
        "small+16x1,[16-16-32]x1",
        "medium+attend4"
      })
  void aPooledHeadHasAMapWhoseCellsAreKnownBeforehand(String notation) {
    ReleaseGraph.Member member = member(notation);
    byte[] model = write(member);
    Plane image = Images.noise(3, 300, 251);
    Cells cells = MemberGraph.of(member, "input", "").cells().orElseThrow();
    try (OrtModel ort = new OrtModel(model)) {
      assertThat(ort.shape("cam", image)).containsExactly(1, 1, cells.height(), cells.width());
      double[] logs = Reference.logProbabilities(member, manager, image);
      float[] got = ort.run("logits", image);
      assertThat((double) got[1] - got[0]).isCloseTo(logs[1] - logs[0], Offset.offset(5e-5));
      assertThat(Reference.mean(ort.run("cam", image)) + biasDifference(member))
          .isCloseTo(logs[1] - logs[0], Offset.offset(5e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resnet50/8+heatmap-softmax,max2,fc16-8",
        "vgg16/8+heatmap-relu,fc8",
        "small+heatmap-relu,fc8"
      })
  void afterFullyConnectedLayersNoCellHasAShareOfTheScore(String notation) {
    ReleaseGraph.Member member = member(notation);
    Plane image = Images.noise(4, 300, 251);
    try (OrtModel ort = new OrtModel(write(member))) {
      assertThat(ort.outputs()).containsExactly("probability", "logits");
      assertThat(ort.run("probability", image)[0])
          .isCloseTo((float) Reference.probability(member, manager, image), Offset.offset(1e-5f));
    }
  }

  @Test
  void mapsOfOneGridAreAveragedWhateverThePadding() {
    assertThat(outputs("resnet50-keras-same/8+[16-16-32]x1", "resnet50-keras/8+[16-16-32]x1"))
        .contains("cam");
    assertThat(outputs("resnet50-keras-same/8+[16-16-32]x1", "resnet50/8+[16-16-32]x1"))
        .doesNotContain("cam");
  }

  private List<String> outputs(String... notations) {
    List<ReleaseGraph.Member> members = Arrays.stream(notations).map(this::member).toList();
    byte[] model = Members.release(members, "two");
    OnnxChecker.check(model);
    try (OrtModel ort = new OrtModel(model)) {
      ort.run("probability", Images.noise(5, 111, 222));
      return List.copyOf(ort.outputs());
    }
  }

  private static byte[] write(ReleaseGraph.Member member) {
    byte[] model = Members.release(List.of(member), "one");
    OnnxChecker.check(model);
    return model;
  }

  private static double biasDifference(ReleaseGraph.Member member) {
    float[] bias = Weights.read(member.network()).get("fc.bias").values();
    return (double) bias[1] - bias[0];
  }

  private ReleaseGraph.Member member(String notation) {
    NetworkSpec spec = NetworkSpec.parse(notation, 2);
    int channels = spec.backbone().channels();
    return new ReleaseGraph.Member(
        PaperNets.random(spec, manager, 2, 1, channels, HEIGHT, WIDTH),
        channels,
        Members.preprocessing(HEIGHT, WIDTH, 1));
  }
}

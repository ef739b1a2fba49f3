package io.mammoedge.exporter.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.BatchNorm;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.mammoedge.exporter.testing.Members;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.exporter.testing.RandomNets;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.score.Flip;
import io.mammoedge.trainer.net.Chain;
import io.mammoedge.trainer.net.GlobalAveragePool;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands in the file, beside what it computes. */
class ReleaseFileTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void theSameWeightsGiveTheSameBytes() {
    byte[] first = Members.release(List.of(member(1), member(2)), "demo");
    byte[] second = Members.release(List.of(member(1), member(2)), "demo");
    assertThat(second).isEqualTo(first);
    assertThat(Members.release(List.of(member(1), member(3)), "demo")).isNotEqualTo(first);
  }

  @Test
  void nodesAreNamedByTheirBlocks() throws InvalidProtocolBufferException {
    ModelProto model = ModelProto.parseFrom(Members.release(List.of(member(1)), "demo"));
    assertThat(model.getGraph().getNodeList())
        .extracting(NodeProto::getName)
        .contains(
            "preprocessing1.step1.resample",
            "preprocessing1.step2.scale",
            "preprocessing1.step3.mean",
            "stem.conv",
            "stem.relu",
            "pool",
            "stage1.main.first.conv",
            "stage1.shortcut.conv",
            "stage1.add",
            "stage2.relu",
            "average",
            "classifier")
        .doesNotHaveDuplicates();
  }

  @Test
  void membersWithTheSamePreprocessingShareIt() throws InvalidProtocolBufferException {
    ModelProto model = ModelProto.parseFrom(Members.release(List.of(member(1), member(2)), "demo"));
    assertThat(model.getGraph().getNodeList())
        .extracting(NodeProto::getOpType)
        .containsOnlyOnce("Resize");
    assertThat(model.getGraph().getNodeList())
        .extracting(NodeProto::getName)
        .contains("member1.classifier", "member2.classifier");
  }

  @Test
  void theManifestCoreIsInside() {
    byte[] model =
        ReleaseGraph.of(List.of(member(1)), "demo", List.of(Flip.NONE))
            .withMetadata(Manifest.METADATA_KEY, "{\"name\":\"demo\"}")
            .toBytes();
    try (OrtModel ort = new OrtModel(model)) {
      assertThat(ort.metadata()).containsEntry(Manifest.METADATA_KEY, "{\"name\":\"demo\"}");
    }
  }

  @Test
  void aNetworkOfFiveClassesIsRefused() {
    ReleaseGraph.Member patches =
        new ReleaseGraph.Member(
            RandomNets.residualNet(manager, 1, 3, 5), 3, Members.preprocessing(64, 48, 1));
    assertThatThrownBy(() -> Members.release(List.of(patches), "demo"))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("5 classes")
        .hasMessageContaining("benign, malignant");
  }

  @Test
  void colourThatCannotBecomeGreyIsRefused() {
    Chain net =
        new Chain().add("norm", BatchNorm.builder().build()).add("pool", new GlobalAveragePool());
    RandomNets.filled(net, manager, new Random(1), new Shape(1, 3, 8, 8));
    ReleaseGraph.Member member = new ReleaseGraph.Member(net, 3, Members.preprocessing(8, 8, 1));
    assertThatThrownBy(() -> Members.release(List.of(member), "demo"))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("'norm', which is no plain convolution");
  }

  private ReleaseGraph.Member member(long seed) {
    return Members.residual(manager, seed, 3, 64, 48);
  }
}

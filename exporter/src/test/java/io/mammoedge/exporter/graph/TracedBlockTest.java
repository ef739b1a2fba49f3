package io.mammoedge.exporter.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.mammoedge.exporter.testing.Members;
import io.mammoedge.runtime.score.Flip;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the blocks of a trained network are in its graph. */
class TracedBlockTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void everyTensorOfABlockIsInTheGraph() {
    ReleaseGraph.Traced traced =
        ReleaseGraph.traced(
            List.of(
                Members.residual(manager, 7, 3, 64, 48), Members.residual(manager, 8, 1, 64, 48)),
            "traced",
            List.of(Flip.values()));
    Set<String> made =
        traced.model().graph().nodes().stream().map(NodeProto::getName).collect(Collectors.toSet());
    assertThat(traced.views()).hasSize(8);
    for (TracedView view : traced.views()) {
      assertThat(made).containsAll(view.steps()).contains(view.logits(), view.logProbabilities());
      assertThat(view.blocks()).isNotEmpty();
      for (TracedBlock block : view.blocks()) {
        assertThat(made).contains(block.input(), block.output());
      }
    }
  }

  @Test
  void aLayerAndItsFoldedBatchNormAreOne() {
    ReleaseGraph.Traced traced =
        ReleaseGraph.traced(
            List.of(Members.residual(manager, 7, 1, 64, 48)), "traced", List.of(Flip.NONE));
    List<TracedBlock> blocks = traced.views().get(0).blocks();
    assertThat(blocks.get(0).path()).isEqualTo("stem.conv + norm");
    assertThat(blocks.get(0).output()).isEqualTo("stem.conv");
    assertThat(blocks).map(TracedBlock::output).doesNotHaveDuplicates();
    assertThat(blocks)
        .filteredOn(TracedBlock::isComposite)
        .map(TracedBlock::path)
        .containsExactly("stage1", "stage2");
  }
}

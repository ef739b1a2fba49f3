package io.mammoedge.exporter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.exporter.testing.OnnxChecker;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.runtime.IntegrityException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelTest {
  @Test
  void onnxRuntimeReadsWhatWasEmbedded() {
    byte[] model = identity().withMetadata("b", "zwei é").withMetadata("a", "{\"x\":1}").toBytes();
    OnnxChecker.check(model);
    try (OrtModel ort = new OrtModel(model)) {
      assertThat(ort.metadata()).isEqualTo(Map.of("b", "zwei é", "a", "{\"x\":1}"));
    }
  }

  @Test
  void anEntryIsReplacedAndTheOthersStay() {
    Model first = identity().withMetadata("a", "1").withMetadata("b", "2");
    Model second = first.withMetadata("b", "3");
    assertThat(second.metadata()).isEqualTo(Map.of("a", "1", "b", "3"));
    assertThat(second.toBytes())
        .isEqualTo(identity().withMetadata("b", "3").withMetadata("a", "1").toBytes());
  }

  @Test
  void theFileIsTheSamePieceByPiece() throws IOException {
    Model model = identity().withMetadata("a", "1");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    model.writeTo(out);
    assertThat(out.toByteArray()).isEqualTo(model.toBytes());
  }

  @Test
  void whatWasWrittenIsRead() {
    Model model = identity().withMetadata("a", "1");
    Model read = Model.parse(model.toBytes());
    assertThat(read).isEqualTo(model);
    assertThat(read.toBytes()).isEqualTo(model.toBytes());
  }

  @Test
  void whatIsNoModelIsRefused() {
    assertThatThrownBy(() -> Model.parse(new byte[] {7, 7, 7}))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("not an ONNX model");
  }

  private static Model identity() {
    GraphBuilder graph = new GraphBuilder("image");
    graph.node("Identity", "result", List.of("image"));
    return new Model(
        "identity",
        17,
        List.of(Values.floats("image", "n")),
        List.of(Values.floats("result", "n")),
        graph.build());
  }
}

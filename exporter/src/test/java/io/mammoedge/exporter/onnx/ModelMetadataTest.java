package io.mammoedge.exporter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.exporter.testing.OnnxChecker;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.runtime.IntegrityException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelMetadataTest {
  @Test
  void onnxRuntimeReadsWhatWasEmbedded() {
    byte[] model = ModelMetadata.embed(identity(), Map.of("b", "zwei é", "a", "{\"x\":1}"));
    OnnxChecker.check(model);
    try (OrtModel ort = new OrtModel(model)) {
      assertThat(ort.metadata()).isEqualTo(Map.of("b", "zwei é", "a", "{\"x\":1}"));
    }
  }

  @Test
  void anEntryIsReplacedAndTheOthersStay() {
    byte[] first = ModelMetadata.embed(identity(), Map.of("a", "1", "b", "2"));
    byte[] second = ModelMetadata.embed(first, Map.of("b", "3"));
    assertThat(ModelMetadata.read(second)).isEqualTo(Map.of("a", "1", "b", "3"));
    assertThat(second).isEqualTo(ModelMetadata.embed(identity(), Map.of("b", "3", "a", "1")));
  }

  @Test
  void embeddingNothingChangesNothing() {
    assertThat(ModelMetadata.embed(identity(), Map.of())).isEqualTo(identity());
  }

  @Test
  void whatIsNoModelIsRefused() {
    byte[] text = "this is no model".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> ModelMetadata.embed(text, Map.of()))
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith("not an ONNX model");
  }

  private static byte[] identity() {
    GraphBuilder graph = new GraphBuilder("image");
    graph.node("Identity", "result", List.of("image"));
    return new Model(
            "identity",
            17,
            List.of(Values.floats("image", "n")),
            List.of(Values.floats("result", "n")),
            graph.build())
        .toBytes();
  }
}

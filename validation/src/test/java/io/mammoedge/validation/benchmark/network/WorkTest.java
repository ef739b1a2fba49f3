package io.mammoedge.validation.benchmark.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.onnx.Tensors;
import io.mammoedge.exporter.onnx.Values;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkTest {
  @Test
  void convolutionsAndLinearLayersAreCountedByHand() {
    GraphBuilder graph = new GraphBuilder("image");
    graph.constant(Tensors.floats("kernel", new float[4 * 9], 4, 1, 3, 3));
    graph.constant(Tensors.floats("rows", new float[2 * 4], 2, 4));
    graph.node(
        "Conv",
        "conv",
        List.of("image", "kernel"),
        Attributes.of("strides", new long[] {2, 2}),
        Attributes.of("pads", new long[] {1, 1, 1, 1}));
    graph.node("Relu", "relu", List.of("conv"));
    graph.node("GlobalAveragePool", "mean", List.of("relu"));
    graph.node("Flatten", "flat", List.of("mean"));
    graph.node("Gemm", "logits", List.of("flat", "rows"), Attributes.of("transB", 1));
    Model model =
        new Model(
            "counted",
            17,
            List.of(Values.floats("image", "1", "1", "height", "width")),
            List.of(Values.floats("logits", "1", "2")),
            graph.build());

    Work work = Work.of(model, new Plane(10, 8, new float[80]));

    // 4 channels of 5x4 cells, 9 products each; 2 rows of 4.
    assertThat(work.multiplyAdds()).isEqualTo(4 * 20 * 9 + 8);
    // Inputs 80 and 4, weights 36 and 8, outputs 80 and 2.
    assertThat(work.bytes()).isEqualTo(4 * (80 + 4 + 36 + 8 + 80 + 2));
  }
}

package io.mammoedge.exporter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.onnx.proto.OnnxMl.ModelProto;
import io.mammoedge.exporter.testing.Agreement;
import io.mammoedge.exporter.testing.OnnxChecker;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.exporter.testing.RandomNets;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OnnxExportTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void theExampleRunsOnImagesOfAnySize() {
    SequentialBlock network = ConverterExample.network(manager);
    byte[] model = ConverterExample.onnx(network);
    OnnxChecker.check(model);
    assertSame(network, model, 1, 3, 64, 48);
    assertSame(network, model, 3, 3, 33, 50);
  }

  private void assertSame(SequentialBlock network, byte[] model, long... shape) {
    float[] image = RandomNets.noise(1, Math.toIntExact(new Shape(shape).size()));
    try (OrtModel ort = new OrtModel(model)) {
      assertThat(ort.shape("logits", image, shape)).containsExactly(shape[0], 5);
      float[] expected = RandomNets.evaluate(network, manager, image, shape);
      Agreement.assertClose(ort.run("logits", image, shape), expected, 1e-5);
    }
  }

  @Test
  void theDocumentQuotesTheExample() throws Exception {
    String source =
        Files.readString(Path.of("src/test/java/io/mammoedge/exporter/onnx/ConverterExample.java"));
    String example = source.substring(source.indexOf("/** A network"));
    assertThat(Files.readString(Path.of("../docs/converter.md"))).contains(example);
  }

  @Test
  void namesAndFreeSizesAreInTheFile() throws Exception {
    ModelProto model =
        ModelProto.parseFrom(ConverterExample.onnx(ConverterExample.network(manager)));
    var input = model.getGraph().getInput(0);
    assertThat(input.getName()).isEqualTo("image");
    var dims = input.getType().getTensorType().getShape();
    assertThat(dims.getDim(0).getDimParam()).isEqualTo("batch");
    assertThat(dims.getDim(1).getDimValue()).isEqualTo(3);
    assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
    assertThat(model.getGraph().getNode(0).getName()).isEqualTo("01Conv2d");
  }

  /** A loaded Linear knows its input's rank from another place than an initialised one. */
  @Test
  void loadedWeightsGiveTheSameFile() throws Exception {
    SequentialBlock network = rows();
    RandomNets.filled(network, manager, new Random(5), new Shape(2, 4, 6));
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    network.saveParameters(new DataOutputStream(saved));
    SequentialBlock loaded = rows();
    loaded.loadParameters(
        manager, new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
    assertThat(exported(loaded, "batch", "4", "3")).isEqualTo(exported(network, "batch", "4", "3"));
  }

  private static SequentialBlock rows() {
    return new SequentialBlock()
        .add(Linear.builder().setUnits(3).build())
        .add(Activation.geluBlock());
  }

  private static byte[] exported(SequentialBlock network, String... output) {
    return OnnxExport.model(
            network,
            Converters.djl(),
            new TensorSpec("rows", "batch", "4", "6"),
            new TensorSpec("result", output))
        .toBytes();
  }

  @Test
  void sizesThatAreNotTheNetworksAreRefused() {
    SequentialBlock network = rows();
    network.initialize(manager, DataType.FLOAT32, new Shape(2, 4, 6));
    assertThatThrownBy(() -> exported(network, "batch", "4", "5"))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessage(
            "cannot export: 'result' is declared as [batch, 4, 5], but the network has (2, 4, 3)");
    assertThatThrownBy(() -> exported(network, "batch", "3"))
        .hasMessageContaining("'result' is declared as [batch, 3]");
  }

  @Test
  void aNetworkOfUnknownInputIsRefused() {
    SequentialBlock network = new SequentialBlock().add(Activation.reluBlock());
    assertThatThrownBy(() -> exported(network, "batch", "4", "6"))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessage("cannot export: the network was not initialised with an input shape");
  }
}

package io.mammoedge.validation.benchmark.network;

import io.mammoedge.exporter.graph.ReleaseGraph;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.quantize.Quantization;
import io.mammoedge.exporter.quantize.WeightRange;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.score.Flip;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.evaluate.TrainedModel;
import io.mammoedge.trainer.phantom.PhantomGenerator;
import io.mammoedge.trainer.phantom.PhantomImage;
import io.mammoedge.trainer.weights.Tensor;
import io.mammoedge.validation.benchmark.RandomClassifier;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An untrained network in every form that an engine reads. Its graphs take images of any size,
 * preprocessed already: times are the network's alone.
 *
 * @param notation of the network
 * @param model directory, as DJL's blocks read it
 * @param weights all values in order of execution, float32, little-endian
 * @param fp32 release graph without preprocessing
 * @param int8 the same in 8 bits
 * @param allInt8 likewise, without the layers that hurt left in float
 * @param int8Words how that was made
 */
record RandomNetwork(
    String notation,
    Path model,
    Path weights,
    Path fp32,
    Path int8,
    Path allInt8,
    String int8Words) {
  private static final long SEED = 1;
  private static final int IMAGES = 12;

  /** Statistics and ranges are over channels, which hardly depend on the size of an image. */
  private static final ImageSize SMALL = new ImageSize(288, 224);

  /** Makes one in a folder. */
  static RandomNetwork make(String notation, Path folder) throws IOException {
    Path model = folder.resolve("model");
    List<Plane> phantoms = IntStream.range(0, IMAGES).mapToObj(i -> phantom(i, SMALL)).toList();
    RandomClassifier.write(notation, SMALL.stretch(), SEED, phantoms, model);
    RandomNetwork made =
        new RandomNetwork(
            notation,
            model,
            folder.resolve("weights.bin"),
            folder.resolve("fp32.onnx"),
            folder.resolve("int8.onnx"),
            folder.resolve("all-int8.onnx"),
            "");
    return made.write(phantoms);
  }

  private RandomNetwork write(List<Plane> phantoms) throws IOException {
    try (TrainedModel trained = TrainedModel.open(model)) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(weights))) {
        for (Tensor tensor : trained.network().weights().values()) {
          out.write(bytes(tensor.values()));
        }
      }
      Model graph = graph(trained);
      Files.write(fp32, graph.toBytes());
      List<Plane> inputs = phantoms.stream().map(trained.preprocessing()::apply).toList();
      Quantization.Result quantized = Quantization.of(graph, inputs, WeightRange.FULL);
      Files.write(int8, quantized.model().toBytes());
      Files.write(allInt8, quantized.allLayers().toBytes());
      return new RandomNetwork(
          notation, model, weights, fp32, int8, allInt8, quantized.report().words());
    }
  }

  private static Model graph(TrainedModel trained) {
    ReleaseGraph.Member bare =
        new ReleaseGraph.Member(
            trained.network().block(),
            trained.network().spec().backbone().channels(),
            new Preprocessing(List.of()));
    return ReleaseGraph.of(List.of(bare), "benchmark", List.of(Flip.NONE));
  }

  /** An image as the network takes it. */
  Plane image(ImageSize size) throws IOException {
    try (TrainedModel trained = TrainedModel.open(model)) {
      return size.in(trained.preprocessing()).apply(phantom(IMAGES, size));
    }
  }

  private static Plane phantom(int index, ImageSize size) {
    PhantomImage phantom = PhantomGenerator.golden(index, size.height(), size.width());
    return Plane.ofUnsigned(phantom.rows(), phantom.columns(), phantom.pixels());
  }

  /** Little-endian float32. */
  static byte[] bytes(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }
}

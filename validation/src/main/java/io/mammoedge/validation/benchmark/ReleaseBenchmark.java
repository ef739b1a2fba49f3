package io.mammoedge.validation.benchmark;

import io.mammoedge.exporter.graph.ReleaseGraph;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.quantize.Quantization;
import io.mammoedge.exporter.quantize.WeightRange;
import io.mammoedge.exporter.release.ExportRequest;
import io.mammoedge.exporter.release.OperatingRule;
import io.mammoedge.exporter.release.ReleaseExporter;
import io.mammoedge.exporter.release.ReleaseExporter.Exported;
import io.mammoedge.runtime.check.Agreement;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.ReleaseId;
import io.mammoedge.runtime.score.Flip;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.Layout;
import io.mammoedge.trainer.dataset.Preparation;
import io.mammoedge.trainer.dataset.PrepareSettings;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.SourceImages;
import io.mammoedge.trainer.evaluate.TrainedModel;
import io.mammoedge.trainer.phantom.CbisLayout;
import io.mammoedge.trainer.phantom.PhantomGenerator;
import io.mammoedge.trainer.phantom.PhantomImage;
import io.mammoedge.trainer.phantom.PhantomSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Exports an untrained classifier of the paper's size, compares it with DJL, makes its 8-bit graph,
 * and times both graphs in turns in one process. Whether 8 bits do as well as 32 can only be asked
 * of a trained network, so there is no verdict on that here.
 *
 * @param network its notation
 * @param size that it is made for
 * @param images how many phantoms graph and network are compared on
 * @param source size of a whole mammogram to score
 * @param rounds of both variants
 */
public record ReleaseBenchmark(
    String network, ImageSize size, int images, ImageSize source, int rounds) {
  private static final String PAPER = "resnet50+[512-512-1024]x2,[512-512-1024]x2";

  /** Two images each; enough for the gate's splits. */
  private static final int PATIENTS = 72;

  private static final int IMAGES_FOR_STATISTICS = 24;

  /** The paper's classifier, or a small one to see that it runs. */
  public static ReleaseBenchmark of(boolean quick) {
    return quick
        ? new ReleaseBenchmark(
            "resnet50/16+[32-32-64]x2,[32-32-64]x2",
            new ImageSize(160, 128),
            10,
            new ImageSize(320, 256),
            3)
        : new ReleaseBenchmark(PAPER, new ImageSize(1152, 896), 50, new ImageSize(3328, 2560), 9);
  }

  /** Runs it; everything is left in {@code folder}. */
  public ReleaseTimes run(Path folder) throws IOException {
    Dataset dataset = phantoms(folder);
    List<Plane> planes =
        dataset.split(Split.TRAIN).stream()
            .limit(IMAGES_FOR_STATISTICS)
            .map(row -> SourceImages.read(dataset, row))
            .toList();
    Path model = folder.resolve("model");
    if (!Files.exists(model.resolve("model.json"))) {
      RandomClassifier.write(network, size.stretch(), 1, planes, model);
    }
    Exported exported = new ReleaseExporter(request(folder, model, dataset)).export();
    try (Reference reference = Reference.open(List.of(model), false)) {
      Model fp32 = graph(reference.members().get(0));
      Quantization.Result int8 = Quantization.of(fp32, planes, WeightRange.FULL);
      VariantTimer timer =
          new VariantTimer(
              fp32.toBytes(), int8.model().toBytes(), int8.allLayers().toBytes(), rounds);
      return new ReleaseTimes(
          network,
          size.height() + "x" + size.width(),
          exported.conversion().toMillis() / 1e3,
          exported.proof().toMillis() / 1e3,
          agreement(reference, timer.fp32(), dataset),
          timer.fp32().length,
          timer.int8().length,
          int8.report().words(),
          timer.times(dataset.read(dataset.images().get(0)).plane(), mammogram()));
    }
  }

  private static Model graph(TrainedModel model) {
    return ReleaseGraph.of(List.of(ReleaseGraph.Member.of(model)), "benchmark", List.of(Flip.NONE));
  }

  private Plane mammogram() {
    PhantomImage phantom = PhantomGenerator.golden(0, source.height(), source.width());
    return Plane.ofUnsigned(phantom.rows(), phantom.columns(), phantom.pixels());
  }

  private Agreement agreement(Reference reference, byte[] graph, Dataset dataset) {
    List<ImageRow> rows = dataset.images().stream().limit(images).toList();
    double[] expected = new double[rows.size()];
    double[] got = new double[rows.size()];
    try (InferenceSession session = InferenceSession.open(graph, Provider.CPU, 0);
        Progress progress = Progress.of("Comparing", rows.size())) {
      for (int i = 0; i < got.length; i++) {
        Plane image = SourceImages.read(dataset, rows.get(i));
        double[] logs = reference.ofPresentation(image);
        expected[i] = logs[1] - logs[0];
        got[i] = session.run(image).logOdds();
        progress.step();
      }
    }
    return Agreement.of(expected, got, OptionalDouble.of(0.5), Agreement.FP32);
  }

  private Dataset phantoms(Path folder) {
    Path prepared = folder.resolve("data");
    if (!Files.exists(prepared.resolve("dataset.json"))) {
      Path phantoms = folder.resolve("phantoms");
      new CbisLayout(new PhantomSet(PATIENTS, size.height() + 61, size.width() + 47, 7))
          .write(phantoms, () -> {});
      Preparation.of(
              new PrepareSettings(
                  phantoms,
                  Layout.CBIS_DDSM,
                  prepared,
                  size.stretch(),
                  Optional.empty(),
                  PrepareSettings.SEED))
          .run(() -> {});
    }
    return Dataset.open(prepared);
  }

  private ExportRequest request(Path folder, Path model, Dataset dataset) throws IOException {
    return new ExportRequest(
        List.of(model),
        new ReleaseId("benchmark", "1.0.0"),
        Files.createTempDirectory(folder, "store"),
        Optional.of(dataset),
        OperatingRule.YOUDEN,
        Manifest.Flips.NONE);
  }
}

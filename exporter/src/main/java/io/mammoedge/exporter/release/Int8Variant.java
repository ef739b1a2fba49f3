package io.mammoedge.exporter.release;

import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.quantize.Quantization;
import io.mammoedge.exporter.quantize.QuantizationReport;
import io.mammoedge.runtime.check.Agreement;
import io.mammoedge.runtime.check.StatisticalVerdict;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.stats.AucDifference;
import io.mammoedge.runtime.stats.Verdict;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.SourceImages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The 8-bit variant of a release graph, on trial: it is published only where it is equivalent.
 *
 * @param model the graph
 * @param report how it was made
 * @param judged against 32-bit floats, on validation and test images
 * @param agreement image by image
 */
record Int8Variant(
    Model model, QuantizationReport report, StatisticalVerdict judged, Agreement agreement) {
  /** Enough that another handful of images changes no range by much. */
  private static final int CALIBRATION_IMAGES = 32;

  /** Makes and judges it; {@code proof} is that of the 32-bit graph. */
  static Int8Variant of(ExportRequest request, Model fp32, Proof proof) {
    Dataset dataset = request.data().orElseThrow();
    Int8Request int8 = request.int8().orElseThrow();
    Quantization.Result made = Quantization.of(fp32, calibration(dataset), int8.weights());
    List<ScoredCase> expected = proof.scored();
    List<ScoredCase> got = scored(request, dataset, made.model());
    Agreement agreement =
        Agreement.of(logOdds(expected), logOdds(got), proof.threshold(), Agreement.FP32);
    StatisticalVerdict judged =
        StatisticalVerdict.of(
            ScoredCase.cases(expected), ScoredCase.cases(got), agreement, int8.margin());
    return new Int8Variant(made.model(), made.report(), judged, agreement);
  }

  /** Training images, evenly spread over the set. */
  private static List<Plane> calibration(Dataset dataset) {
    List<ImageRow> rows = dataset.split(Split.TRAIN);
    int count = Math.min(CALIBRATION_IMAGES, rows.size());
    return IntStream.range(0, count)
        .mapToObj(i -> SourceImages.read(dataset, rows.get(i * rows.size() / count)))
        .toList();
  }

  private static List<ScoredCase> scored(ExportRequest request, Dataset dataset, Model model) {
    Set<Split> splits =
        new LinkedHashSet<>(List.of(Split.VALIDATION, Proof.evidenceSplit(dataset)));
    long images = splits.stream().mapToLong(split -> dataset.split(split).size()).sum();
    List<ScoredCase> scored = new ArrayList<>();
    try (InferenceSession session = InferenceSession.open(model.toBytes(), Provider.CPU, 0);
        Progress progress = Progress.of("Judging 8 bits", images)) {
      Road road = Road.of(session, request.flips());
      for (Split split : splits) {
        scored.addAll(
            SplitScores.of(dataset, split, Optional.empty(), road, progress::step).release());
      }
    }
    return scored;
  }

  private static double[] logOdds(List<ScoredCase> scored) {
    return scored.stream().mapToDouble(ScoredCase::logOdds).toArray();
  }

  /** Whether it may be published. */
  boolean holds() {
    return judged.verdict() == Verdict.EQUIVALENT;
  }

  /** For the manifest. */
  Manifest.Parity parity() {
    AucDifference areas = judged.areas().difference();
    return new Manifest.Parity(
        judged.verdict().name(),
        agreement.cases(),
        agreement.maxDeltaProbability(),
        agreement.maxDeltaLogit(),
        agreement.flips().size(),
        new Manifest.DeltaAuc(
            areas.delta(),
            List.of(areas.ci90().low(), areas.ci90().high()),
            judged.areas().margin()),
        "the fp32 graph against this one on validation and test images; " + report.words());
  }

  /** For the one who exports. */
  String words() {
    return (holds() ? "int8: " : "int8 was left out: ")
        + judged.verdict().label()
        + ": "
        + judged.reason()
        + "; "
        + report.words();
  }
}

package io.mammoedge.exporter.release;

import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.quantize.Quantization;
import io.mammoedge.exporter.quantize.QuantizationReport;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.check.Agreement;
import io.mammoedge.runtime.check.StatisticalVerdict;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.golden.GoldenExpected;
import io.mammoedge.runtime.golden.GoldenOutputs;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.score.FlipAverage;
import io.mammoedge.runtime.stats.AucDifference;
import io.mammoedge.runtime.stats.Verdict;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.SourceImages;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The 8-bit variant of a release graph, on trial: it is published only where it is equivalent.
 *
 * @param model the graph
 * @param report how it was made
 * @param judged against 32-bit floats, on validation and test images
 * @param agreement image by image
 * @param golden what it says of the golden images
 * @param tolerance how near other processors must come to that
 */
record Int8Variant(
    Model model,
    QuantizationReport report,
    StatisticalVerdict judged,
    Agreement agreement,
    SortedMap<String, GoldenExpected.Output> golden,
    Manifest.Tolerance tolerance) {
  /** Enough that another handful of images changes no range by much. */
  private static final int CALIBRATION_IMAGES = 32;

  /**
   * A golden check that allows more would pass anything, also a processor whose sums saturate; in
   * log-odds.
   */
  private static final double LARGEST_TOLERANCE = 2;

  /**
   * Refuses what must fail in the end, before hours of work.
   *
   * @throws MammoEdgeException with {@link ExitCode#NO_USABLE_CASE}
   */
  static void require(ExportRequest request) {
    request
        .int8()
        .flatMap(wanted -> request.data())
        .filter(dataset -> dataset.split(Split.TRAIN).size() < 2)
        .ifPresent(
            dataset -> {
              throw new MammoEdgeException(
                  ExitCode.NO_USABLE_CASE,
                  dataset.folder() + ": --int8 takes ranges from training images; there are none");
            });
  }

  /**
   * Makes and judges it.
   *
   * @param proof of the 32-bit graph
   * @param images golden ones
   * @param expected what the 32-bit graph says of them
   */
  static Int8Variant of(
      ExportRequest request,
      Model fp32,
      Proof proof,
      GoldenImages images,
      SortedMap<String, GoldenExpected.Output> expected) {
    Dataset dataset = request.data().orElseThrow();
    Int8Request int8 = request.int8().orElseThrow();
    Quantization.Result made = Quantization.of(fp32, calibration(dataset), int8.weights());
    try (InferenceSession session =
        InferenceSession.open(made.model().toBytes(), Provider.CPU, 0)) {
      List<ScoredCase> before = proof.scored();
      List<ScoredCase> after = scored(request, dataset, session);
      Agreement agreement =
          Agreement.of(logOdds(before), logOdds(after), proof.threshold(), Agreement.FP32);
      SortedMap<String, GoldenExpected.Output> golden =
          GoldenOutputs.of(
              image -> FlipAverage.where(request.flips(), session, image), images.planes());
      return new Int8Variant(
          made.model(),
          made.report(),
          StatisticalVerdict.of(
              ScoredCase.cases(before), ScoredCase.cases(after), agreement, int8.margin()),
          agreement,
          golden,
          Int8Tolerance.of(made.report().noise(), expected, golden));
    }
  }

  /**
   * Training images, evenly spread over the set, read whenever they are asked for: together,
   * mammograms as they come take gigabytes.
   */
  private static List<Plane> calibration(Dataset dataset) {
    List<ImageRow> rows = dataset.split(Split.TRAIN);
    int count = Math.min(CALIBRATION_IMAGES, rows.size());
    return new AbstractList<>() {
      @Override
      public Plane get(int index) {
        return SourceImages.read(dataset, rows.get(index * rows.size() / count));
      }

      @Override
      public int size() {
        return count;
      }
    };
  }

  private static List<ScoredCase> scored(
      ExportRequest request, Dataset dataset, InferenceSession session) {
    int images = dataset.split(Split.VALIDATION).size() + dataset.split(Split.TEST).size();
    List<ScoredCase> scored = new ArrayList<>();
    try (Progress progress = Progress.of("Judging 8 bits", images)) {
      Road road = Road.of(session, request.flips());
      for (Split split : List.of(Split.VALIDATION, Split.TEST)) {
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
    return judged.verdict() == Verdict.EQUIVALENT && isCheckable();
  }

  private boolean isCheckable() {
    return tolerance.logit() <= LARGEST_TOLERANCE;
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
    String limit =
        String.format(
            Locale.ROOT,
            "; but golden images differ by %.2g in log-odds, and a check that allows more than %.0f"
                + " proves nothing",
            tolerance.logit(),
            LARGEST_TOLERANCE);
    return (holds() ? "int8: " : "int8 was left out: ")
        + judged.verdict().label()
        + ": "
        + judged.reason()
        + (isCheckable() ? "" : limit)
        + "; "
        + report.words();
  }
}

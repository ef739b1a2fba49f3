package io.mammoedge.exporter.release;

import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.TestLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was measured with the 32-bit graph.
 *
 * @param parity with the trained networks, on golden and validation images
 * @param operatingPoint empty without a data set
 * @param evidence empty without a data set
 * @param validation scores that chose the operating point
 * @param shown scores of the evidence; those of validation where there is no test split
 */
record Proof(
    Manifest.Parity parity,
    Optional<Manifest.OperatingPoint> operatingPoint,
    Optional<Manifest.Evidence> evidence,
    List<ScoredCase> validation,
    List<ScoredCase> shown) {
  /**
   * Measures.
   *
   * @throws io.mammoedge.runtime.MammoEdgeException when graph and network disagree
   */
  static Proof of(
      ExportRequest request, Reference reference, InferenceSession session, GoldenImages golden)
      throws IOException {
    Road release = Road.of(session, request.flips());
    ParityGate gate = new ParityGate();
    golden
        .planes()
        .values()
        .forEach(image -> gate.add(reference.ofPresentation(image), release.apply(image)));
    return request.data().isEmpty()
        ? new Proof(
            gate.judge(OptionalDouble.empty()),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of())
        : of(request, reference, request.data().get(), release, gate);
  }

  private static Proof of(
      ExportRequest request, Reference reference, Dataset dataset, Road release, ParityGate gate)
      throws IOException {
    Split split = evidenceSplit(dataset);
    int images = dataset.split(Split.VALIDATION).size() + dataset.split(split).size();
    try (Progress progress = Progress.of("Proving parity", images)) {
      SplitScores validation =
          SplitScores.of(
              dataset,
              Split.VALIDATION,
              Optional.of(reference::ofPresentation),
              release,
              progress::step);
      gate.add(validation);
      List<ScoredCase> shown =
          SplitScores.of(dataset, split, Optional.empty(), release, progress::step).release();
      if (split == Split.TEST) {
        TestLog.record(reference, dataset, Evaluated.of(shown), "export");
      }
      Manifest.OperatingPoint point =
          Measurement.operatingPoint(validation.release(), request.rule());
      return new Proof(
          gate.judge(OptionalDouble.of(point.threshold())),
          Optional.of(point),
          Optional.of(Measurement.evidence(dataset, split, shown, trainedOn(reference, dataset))),
          validation.release(),
          shown);
    }
  }

  /** Test images, or validation images where there are none. */
  static Split evidenceSplit(Dataset dataset) {
    return dataset.split(Split.TEST).isEmpty() ? Split.VALIDATION : Split.TEST;
  }

  private static boolean trainedOn(Reference reference, Dataset dataset) {
    return reference.members().get(0).description().data().digest().equals(dataset.digest());
  }

  /** Threshold of the operating point. */
  OptionalDouble threshold() {
    return operatingPoint.isPresent()
        ? OptionalDouble.of(operatingPoint.get().threshold())
        : OptionalDouble.empty();
  }

  /** All that were scored, each once. */
  List<ScoredCase> scored() {
    List<ScoredCase> all = new ArrayList<>(validation);
    shown.stream().filter(one -> !validation.contains(one)).forEach(all::add);
    return all;
  }
}

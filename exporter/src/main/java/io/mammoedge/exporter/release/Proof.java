package io.mammoedge.exporter.release;

import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.release.DomainReference;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.TestLog;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What was measured with the 32-bit graph.
 *
 * @param parity with the trained networks, on golden and validation images
 * @param operatingPoint empty without a data set
 * @param evidence empty without a data set
 * @param reference what a site's images are compared with; empty without a data set
 * @param validation scores that chose the operating point
 * @param test scores of the test split, which are the evidence; empty where there is none, or no
 *     data set, and then validation is
 */
record Proof(
    Manifest.Parity parity,
    Optional<Manifest.OperatingPoint> operatingPoint,
    Optional<Manifest.Evidence> evidence,
    Optional<DomainReference> reference,
    List<ScoredCase> validation,
    List<ScoredCase> test) {
  /** Nothing was measured. */
  static final Proof NONE =
      new Proof(
          new Manifest.Parity("NOT MEASURED", 0, 0, 0, 0, "none"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of());

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
            Optional.empty(),
            List.of(),
            List.of())
        : of(request, reference, request.data().get(), release, gate);
  }

  private static Proof of(
      ExportRequest request, Reference reference, Dataset dataset, Road release, ParityGate gate)
      throws IOException {
    int images = dataset.split(Split.VALIDATION).size() + dataset.split(Split.TEST).size();
    try (Progress progress = Progress.of("Proving parity", images)) {
      SplitScores validation =
          SplitScores.of(
              dataset,
              Split.VALIDATION,
              Optional.of(reference::ofPresentation),
              release,
              progress::step);
      gate.add(validation);
      Manifest.OperatingPoint point =
          Measurement.operatingPoint(validation.release(), request.rule());
      // Before anybody looks at the test split: a look is written into the model.
      Manifest.Parity parity = gate.judge(OptionalDouble.of(point.threshold()));
      SplitScores test =
          SplitScores.of(dataset, Split.TEST, Optional.empty(), release, progress::step);
      if (!test.release().isEmpty()) {
        TestLog.record(reference, dataset, Evaluated.of(test.release()), "export");
      }
      Split split = test.release().isEmpty() ? Split.VALIDATION : Split.TEST;
      SplitScores shown = split == Split.TEST ? test : validation;
      return new Proof(
          parity,
          Optional.of(point),
          Optional.of(evidence(reference, dataset, split, shown.release())),
          Optional.of(
              ReferenceDistribution.of(
                  dataset, split, shown.release(), shown.images(), point.threshold())),
          validation.release(),
          test.release());
    }
  }

  private static Manifest.Evidence evidence(
      Reference reference, Dataset dataset, Split split, List<ScoredCase> shown) {
    boolean trainedOnIt =
        reference.members().get(0).description().data().digest().equals(dataset.digest());
    return Measurement.evidence(dataset, split, shown, trainedOnIt);
  }

  /** Threshold of the operating point. */
  OptionalDouble threshold() {
    return operatingPoint.isPresent()
        ? OptionalDouble.of(operatingPoint.get().threshold())
        : OptionalDouble.empty();
  }

  /** The scores that the evidence was computed from. */
  List<ScoredCase> shown() {
    return test.isEmpty() ? validation : test;
  }

  /** Validation, then test images. */
  List<ScoredCase> scored() {
    return Stream.concat(validation.stream(), test.stream()).toList();
  }
}

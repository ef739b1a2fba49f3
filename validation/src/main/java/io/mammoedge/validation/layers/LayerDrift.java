package io.mammoedge.validation.layers;

import io.mammoedge.exporter.graph.ReleaseGraph;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Outcome;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.release.Manifest.Flips;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.Flip;
import io.mammoedge.trainer.evaluate.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The same image through the trained network (Java, DJL) and through a release's graph (ONNX
 * Runtime on the processor), with every intermediate that both have compared: twice. Accumulated,
 * each road goes on with its own values; locally, the reference takes the release's own input of a
 * stage, so that what comes out wrong there went wrong there. What a stage in 8 bits does wrong
 * there is then added to the trained network alone, which shows what it does to the answer.
 */
public final class LayerDrift {
  private final Reference reference;
  private final Release release;
  private final String variant;
  private final Plane image;

  private LayerDrift(Reference reference, Release release, String variant, Plane image) {
    this.reference = reference;
    this.release = release;
    this.variant = variant;
    this.image = image;
  }

  /**
   * Compares. In 8 bits the trained network also runs once more a stage and flip, in ONNX Runtime.
   *
   * @param reference the trained members, as many as the release has; it averages over the flips if
   *     the release should
   * @param variant {@code fp32} or {@code int8}
   * @param image presentation values 0..65535
   * @throws io.mammoedge.runtime.MammoEdgeException when the release has no such variant
   */
  public static LayerProfile of(Reference reference, Release release, String variant, Plane image) {
    return new LayerDrift(reference, release, variant, image).run();
  }

  private LayerProfile run() {
    byte[] bytes = release.model(variant);
    ReleaseGraph.Traced trained =
        ReleaseGraph.traced(
            ReleaseGraph.Member.of(reference), release.manifest().name(), flipsInGraph());
    Model model = Model.parse(bytes);
    ReleaseTensors tensors = new ReleaseTensors(model);
    Map<String, String> findings =
        Constants.findings(trained.model().graph(), model.graph(), tensors.eightBits());
    List<LayerRow> rows = new ArrayList<>();
    List<double[]> logs = new ArrayList<>();
    try (Effects effects = new Effects(trained.model(), tensorsWithErrors(trained, tensors))) {
      for (Flip flip : flipsAtRuntime()) {
        List<Stage> stages = Stages.of(reference, trained.views(), flip);
        StageRun.Result run = StageRun.of(stages, tensors, findings, effects, flip.apply(image));
        rows.addAll(run.rows());
        logs.add(run.logits());
      }
    }
    try (InferenceSession session = InferenceSession.open(bytes, Provider.CPU, 0)) {
      return profile(rows, Reference.logMean(logs), session);
    }
  }

  /** Names of what they give; a flip outside of the graph changes none. */
  private Set<String> tensorsWithErrors(ReleaseGraph.Traced trained, ReleaseTensors tensors) {
    return Stages.of(reference, trained.views(), Flip.NONE).stream()
        .filter(tensors::addsError)
        .map(Stage::output)
        .collect(Collectors.toSet());
  }

  private LayerProfile profile(List<LayerRow> rows, double[] own, InferenceSession session) {
    FlipsRow flips = new FlipsRow(reference, release, variant, session, image);
    double[] expected = flips.expected(own);
    Outcome served = flips.served();
    List<LayerRow> all = new ArrayList<>(rows);
    flips.row(expected, served).ifPresent(all::add);
    return new LayerProfile(
        release.title(), variant, all, expected[1] - expected[0], served.logOdds());
  }

  private List<Flip> flipsInGraph() {
    return release.manifest().flips() == Flips.IN_GRAPH
        ? List.of(Flip.values())
        : List.of(Flip.NONE);
  }

  private List<Flip> flipsAtRuntime() {
    return release.manifest().flips() == Flips.RUNTIME
        ? List.of(Flip.values())
        : List.of(Flip.NONE);
  }
}

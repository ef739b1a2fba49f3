package io.mammoedge.validation.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs both roads on one image, stage by stage. The release's tensors come in groups, each of one
 * run of its graph, so that memory is bounded whatever the size of the network.
 */
final class StageRun {
  /** Of the tensors of one group; the engines hold about three times as much. */
  private static final long GROUP_BYTES = 256L << 20;

  private final List<Stage> stages;
  private final ReleaseTensors release;
  private final StageComparison comparison;
  private final Plane image;
  private final List<LayerRow> rows = new ArrayList<>();
  private double[] logits = {};

  private StageRun(
      List<Stage> stages, ReleaseTensors release, StageComparison comparison, Plane image) {
    this.stages = stages;
    this.release = release;
    this.comparison = comparison;
    this.image = image;
  }

  /**
   * Both roads on one image.
   *
   * @param rows one a stage
   * @param logits log-probabilities of the trained network
   */
  record Result(List<LayerRow> rows, double[] logits) {}

  static Result of(
      List<Stage> stages,
      ReleaseTensors release,
      Map<String, String> findings,
      Effects effects,
      Plane image) {
    StageComparison comparison = new StageComparison(release, findings, effects.on(image));
    try (OwnValues own = new OwnValues(stages, image)) {
      return new StageRun(stages, release, comparison, image).run(own);
    }
  }

  private Result run(OwnValues own) {
    int from = 0;
    Set<String> group = new LinkedHashSet<>();
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      own.compute(stage);
      keepLogits(stage, own);
      group.addAll(stage.inputs());
      group.add(stage.output());
      if (i == stages.size() - 1 || own.bytes(group) > GROUP_BYTES) {
        compare(stages.subList(from, i + 1), own);
        own.forget(i);
        from = i + 1;
        group.clear();
      }
    }
    return new Result(List.copyOf(rows), logits);
  }

  private void keepLogits(Stage stage, OwnValues own) {
    if (stage.output().equals(Stages.LOGITS)) {
      float[] values = own.output(stage).toFloatArray();
      logits = new double[] {values[0], values[1]};
    }
  }

  private void compare(List<Stage> group, OwnValues own) {
    try (NDManager scratch = own.scratch()) {
      Map<String, NDArray> got = release.run(image, wanted(group), scratch);
      for (Stage stage : group) {
        rows.add(comparison.of(stage, own.output(stage), own.inputs(stage), got));
      }
    }
  }

  private Set<String> wanted(List<Stage> group) {
    Set<String> wanted = new TreeSet<>();
    for (Stage stage : group) {
      wanted.addAll(release.inputs(stage));
      wanted.add(release.output(stage.output()));
      if (stage.isComposite() && release.addsError(stage)) {
        wanted.add(stage.output());
      }
    }
    wanted.removeIf(name -> !release.has(name));
    return wanted;
  }
}

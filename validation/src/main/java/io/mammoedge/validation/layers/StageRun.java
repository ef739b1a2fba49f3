package io.mammoedge.validation.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs both roads on one image, stage by stage. The release's tensors come in groups, each of one
 * run of its graph, so that memory is bounded whatever the size of the network.
 */
final class StageRun implements AutoCloseable {
  /** Of the tensors of one group; the engines hold about three times as much. */
  private static final long GROUP_BYTES = 256L << 20;

  private final List<Stage> stages;
  private final ReleaseTensors release;
  private final Map<String, String> findings;
  private final Plane image;
  private final Effects.OnImage effects;
  private final NDManager manager = NDManager.newBaseManager();
  private final Map<String, NDArray> own = new HashMap<>();
  private final Map<String, Integer> lastUse = new HashMap<>();
  private final List<LayerRow> rows = new ArrayList<>();
  private double[] logits = {};

  private StageRun(
      List<Stage> stages,
      ReleaseTensors release,
      Map<String, String> findings,
      Effects effects,
      Plane image) {
    this.effects = effects.on(image);
    this.stages = stages;
    this.release = release;
    this.findings = findings;
    this.image = image;
    own.put(
        Stages.IMAGE,
        manager.create(image.values(), new Shape(1, 1, image.height(), image.width())));
    for (int i = 0; i < stages.size(); i++) {
      lastUse.put(stages.get(i).output(), i);
      for (String input : stages.get(i).inputs()) {
        lastUse.put(input, i);
      }
    }
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
    try (StageRun run = new StageRun(stages, release, findings, effects, image)) {
      return run.run();
    }
  }

  private Result run() {
    int from = 0;
    Set<String> group = new LinkedHashSet<>();
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      own.put(stage.output(), stage.reference().apply(inputs(stage)));
      group.addAll(stage.inputs());
      group.add(stage.output());
      if (i == stages.size() - 1 || bytes(group) > GROUP_BYTES) {
        compare(stages.subList(from, i + 1));
        forget(i);
        from = i + 1;
        group.clear();
      }
    }
    return new Result(List.copyOf(rows), logits);
  }

  private List<NDArray> inputs(Stage stage) {
    return stage.inputs().stream().map(own::get).toList();
  }

  private long bytes(Set<String> group) {
    return group.stream().mapToLong(name -> own.get(name).size() * Float.BYTES).sum();
  }

  private void compare(List<Stage> group) {
    try (NDManager scratch = manager.newSubManager()) {
      Set<String> wanted = new TreeSet<>();
      for (Stage stage : group) {
        wanted.addAll(release.inputs(stage));
        wanted.add(release.output(stage.output()));
        if (stage.isComposite() && release.addsError(stage)) {
          wanted.add(stage.output());
        }
      }
      wanted.removeIf(name -> !release.has(name));
      Map<String, NDArray> got = release.run(image, wanted, scratch);
      group.forEach(stage -> rows.add(compare(stage, got)));
    }
  }

  private void forget(int index) {
    own.entrySet()
        .removeIf(
            entry -> {
              boolean isDone = lastUse.getOrDefault(entry.getKey(), 0) <= index;
              if (isDone) {
                entry.getValue().close();
              }
              return isDone;
            });
  }

  private LayerRow compare(Stage stage, Map<String, NDArray> got) {
    NDArray ours = own.get(stage.output());
    NDArray value = got.get(release.output(stage.output()));
    List<NDArray> taken = release.inputs(stage).stream().map(got::get).toList();
    if (value == null || taken.stream().anyMatch(Objects::isNull)) {
      return row(stage, ours, Deviation.NONE, Deviation.NONE, Double.NaN)
          .withFinding("the release graph has no tensor of it");
    }
    float[] theirs = value.toFloatArray();
    float[] expected = ours.toFloatArray();
    keepLogits(stage, expected);
    Deviation accumulated = Deviation.of(expected, theirs, scale(inputs(stage)));
    float[] honest = reference(stage, taken);
    Deviation local = Deviation.of(honest, theirs, scale(taken));
    double saturated =
        release.inEightBits(stage.output()).map(bits -> bits.saturated(theirs)).orElse(Double.NaN);
    LayerRow row =
        row(stage, ours, accumulated, local, saturated)
            .withEffect(effect(stage, start(stage, got, honest), theirs, ours.getShape()));
    return finding(stage.output()).map(row::withFinding).orElse(row);
  }

  /** What a stage's own error begins at: a composite's before its last step to 8 bits. */
  private static float[] start(Stage stage, Map<String, NDArray> got, float[] honest) {
    NDArray floats = got.get(stage.output());
    return stage.isComposite() && floats != null ? floats.toFloatArray() : honest;
  }

  /** Of a stage in 8 bits; a value of another size cannot take the honest one's place. */
  private double effect(Stage stage, float[] honest, float[] theirs, Shape shape) {
    boolean fits = honest.length == theirs.length && honest.length == shape.size();
    return fits && release.addsError(stage)
        ? effects.of(stage.output(), error(honest, theirs), shape.getShape())
        : Double.NaN;
  }

  private static float[] error(float[] honest, float[] theirs) {
    float[] error = new float[honest.length];
    for (int i = 0; i < error.length; i++) {
      error[i] = theirs[i] - honest[i];
    }
    return error;
  }

  private static float[] reference(Stage stage, List<NDArray> taken) {
    try (NDArray result = stage.reference().apply(taken)) {
      return result.toFloatArray();
    }
  }

  private void keepLogits(Stage stage, float[] expected) {
    if (stage.output().equals(Stages.LOGITS)) {
      logits = new double[] {expected[0], expected[1]};
    }
  }

  /** Root mean square of what goes in. */
  private static double scale(List<NDArray> inputs) {
    double squares = 0;
    long count = 0;
    for (NDArray input : inputs) {
      for (float value : input.toFloatArray()) {
        squares += (double) value * value;
      }
      count += input.size();
    }
    return Math.sqrt(squares / count);
  }

  /** Of the tensor itself, or of a node on the way to it, whose name begins with the tensor's. */
  private Optional<String> finding(String tensor) {
    return findings.entrySet().stream()
        .filter(e -> e.getKey().equals(tensor) || e.getKey().startsWith(tensor + "."))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private LayerRow row(
      Stage stage, NDArray ours, Deviation accumulated, Deviation local, double saturated) {
    boolean isBytes = release.computesWithBytes(stage);
    String operator = release.producer(stage.output()).map(node -> node.getOpType()).orElse("none");
    return new LayerRow(
        stage.view(),
        stage.name(),
        isBytes ? operator + LayerRow.BYTES : operator,
        shape(ours),
        accumulated,
        local,
        saturated,
        Double.NaN,
        isBytes ? LayerLimits.BYTES : LayerLimits.FLOATS,
        stage.isComposite(),
        Optional.empty());
  }

  private static String shape(NDArray array) {
    List<String> sizes = new ArrayList<>();
    for (long size : array.getShape().getShape()) {
      sizes.add(String.valueOf(size));
    }
    return String.join("x", sizes);
  }

  @Override
  public void close() {
    manager.close();
  }
}

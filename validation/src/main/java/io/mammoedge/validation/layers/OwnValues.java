package io.mammoedge.validation.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the trained network's chain gives, stage after stage, as long as a later stage needs it. */
final class OwnValues implements AutoCloseable {
  private final NDManager manager = NDManager.newBaseManager();
  private final Map<String, NDArray> values = new HashMap<>();
  private final Map<String, Integer> lastUse = new HashMap<>();

  OwnValues(List<Stage> stages, Plane image) {
    Shape shape = new Shape(1, 1, image.height(), image.width());
    values.put(Stages.IMAGE, manager.create(image.values(), shape));
    for (int i = 0; i < stages.size(); i++) {
      lastUse.put(stages.get(i).output(), i);
      for (String input : stages.get(i).inputs()) {
        lastUse.put(input, i);
      }
    }
  }

  /** For arrays that are needed for a while. */
  NDManager scratch() {
    return manager.newSubManager();
  }

  void compute(Stage stage) {
    values.put(stage.output(), stage.reference().apply(inputs(stage)));
  }

  NDArray output(Stage stage) {
    return values.get(stage.output());
  }

  List<NDArray> inputs(Stage stage) {
    return stage.inputs().stream().map(values::get).toList();
  }

  long bytes(Set<String> names) {
    return names.stream().mapToLong(name -> values.get(name).size() * Float.BYTES).sum();
  }

  /** Closes what no stage after this one takes. */
  void forget(int index) {
    values
        .entrySet()
        .removeIf(
            entry -> {
              boolean isDone = lastUse.getOrDefault(entry.getKey(), 0) <= index;
              if (isDone) {
                entry.getValue().close();
              }
              return isDone;
            });
  }

  @Override
  public void close() {
    manager.close();
  }
}

package io.mammoedge.trainer.transfer;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.model.ModelDescription.Spent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * {@code transfer-plan.json}: what a transfer set out to do, written before the new model is made.
 * A transfer that goes on, or is read again, must have the same. Models are told apart by their
 * weights, wherever they lie.
 *
 * @param step what the new model is: recalibrated or fine-tuned
 * @param configuration SHA-256 of the training's; null where nothing is trained
 * @param parent SHA-256 of the weights of the model that moves
 * @param dataset digest of the site's set
 * @param spent the labelled patients
 */
record TransferPlan(
    TransferStep step, String configuration, String parent, String dataset, Spent spent) {
  private static final String FILE = "transfer-plan.json";

  TransferPlan {
    Objects.requireNonNull(step, "transfer plan without 'step'");
    Objects.requireNonNull(parent, "transfer plan without 'parent'");
    Objects.requireNonNull(dataset, "transfer plan without 'dataset'");
    Objects.requireNonNull(spent, "transfer plan without 'spent'");
  }

  /** Writes it into the new model's folder. */
  void write(Path model) {
    JsonFile.write(model.resolve(FILE), this);
  }

  /**
   * Whether this transfer was begun there.
   *
   * @throws MammoEdgeException if another one was, or the folder holds a model of another command
   */
  boolean isIn(Path model) {
    if (!Files.exists(model.resolve(FILE))) {
      requireEmpty(model);
      return false;
    }
    List<String> others = others(JsonFile.read(model.resolve(FILE), TransferPlan.class));
    if (!others.isEmpty()) {
      throw another(model, "a transfer with another " + String.join(", another ", others));
    }
    return true;
  }

  private List<String> others(TransferPlan begun) {
    List<String> others = new ArrayList<>();
    if (step != begun.step) {
      others.add("aim (it is to be " + begun.step.word() + ")");
    } else if (!Objects.equals(configuration, begun.configuration)) {
      others.add("configuration or number of epochs");
    }
    if (!parent.equals(begun.parent)) {
      others.add("model to start from");
    }
    if (!dataset.equals(begun.dataset)) {
      others.add("data set");
    } else if (!spent.equals(begun.spent)) {
      others.add("choice of patients");
    }
    return others;
  }

  private static void requireEmpty(Path model) {
    if (Files.exists(model.resolve("model.json")) || Files.exists(model.resolve("checkpoint"))) {
      throw another(model, "another model or training");
    }
  }

  private static MammoEdgeException another(Path model, String what) {
    return new MammoEdgeException(
        ExitCode.EXISTS_ALREADY, "%s holds %s; choose another --out".formatted(model, what));
  }
}

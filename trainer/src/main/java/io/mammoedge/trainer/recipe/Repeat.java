package io.mammoedge.trainer.recipe;

import io.mammoedge.trainer.model.ModelDescription;
import java.util.ArrayList;
import java.util.List;

/** The command that trains a model again. */
final class Repeat {
  private Repeat() {}

  private static String command(boolean isPatch, boolean isTransfer) {
    if (isTransfer) {
      return "finetune";
    }
    return isPatch ? "train-patch" : "train-image";
  }

  /** With the configuration and a new folder as the user calls them. */
  static String command(Start start, ModelDescription model, boolean everyPlace) {
    boolean isPatch = model.kind().equals(ModelDescription.PATCH);
    List<String> words = new ArrayList<>();
    boolean isTransfer = start.option().equals(ImageTraining.FINETUNE);
    words.add("./mammoedge " + command(isPatch, isTransfer));
    words.add("--data " + (isPatch && !everyPlace ? "PATCHES" : model.data().dataset()));
    if (everyPlace) {
      words.add("--every-place");
    }
    String[] network = model.network().split("\\+", 2);
    if (start.option().isEmpty() || start.option().equals("--weights")) {
      words.add("--net " + network[0]);
    }
    start.parent().ifPresent(parent -> words.add(start.option() + " " + parent));
    if (network.length == 2 && !start.option().equals("--extend") && !isTransfer) {
      words.add("--top '" + network[1] + "'");
    }
    if (model.spent() != null && model.spent().drawn()) {
      words.add("--patients " + model.spent().patients());
    }
    words.add("--config config.json --out NEW");
    return String.join(" ", words);
  }
}

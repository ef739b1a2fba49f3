package io.mammoedge.trainer.recipe;

import io.mammoedge.trainer.model.ModelDescription;
import java.util.ArrayList;
import java.util.List;

/** The command that trains a model again. */
final class Repeat {
  private Repeat() {}

  /** With the configuration and a new folder as the user calls them. */
  static String command(Start start, ModelDescription model) {
    boolean isPatch = model.kind().equals(ModelDescription.PATCH);
    List<String> words = new ArrayList<>();
    words.add("./mammoedge " + (isPatch ? "train-patch" : "train-image"));
    words.add("--data " + (isPatch ? "PATCHES" : model.data().dataset()));
    String[] network = model.network().split("\\+", 2);
    if (start.option().isEmpty() || start.option().equals("--weights")) {
      words.add("--net " + network[0]);
    }
    start.parent().ifPresent(parent -> words.add(start.option() + " " + parent));
    if (network.length == 2 && !start.option().equals("--extend")) {
      words.add("--top '" + network[1] + "'");
    }
    words.add("--config config.json --out NEW");
    return String.join(" ", words);
  }
}

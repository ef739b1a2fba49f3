package io.mammoedge.trainer.reproduce.plan;

import io.mammoedge.runtime.Digests;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.reproduce.published.TableSpec;
import io.mammoedge.trainer.reproduce.step.Inputs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a user gave, as text by option: two calls with equal ones mean the same runs. */
public final class Arguments {
  /** The option that is no input, but decides how many epochs there are. */
  public static final String BUDGET = "--budget";

  private static final int DIGITS = 12;

  private Arguments() {}

  /**
   * Of a call.
   *
   * @param budget as typed
   */
  public static Map<String, String> of(
      TableSpec table, Inputs inputs, Nets nets, Optional<String> budget) {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("table", table.name());
    arguments.put("--data", digest(inputs.data()));
    arguments.put("--site", inputs.otherSite().map(Arguments::digest).orElse(""));
    arguments.put(BUDGET, budget.orElse(""));
    arguments.put("--width", nets.narrowing() == 1 ? "full" : String.valueOf(nets.narrowing()));
    arguments.put("--net", String.join(",", nets.standIns()));
    arguments.put("--weights", weights(nets));
    arguments.put("--seed", String.valueOf(inputs.seed()));
    return arguments;
  }

  private static String digest(Dataset dataset) {
    return "the data set " + dataset.digest().substring(0, DIGITS);
  }

  private static String weights(Nets nets) {
    return nets.weights().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> e.getKey() + "=" + Digests.sha256(e.getValue()).substring(0, DIGITS))
        .collect(Collectors.joining(","));
  }
}

package io.mammoedge.validation.parity;

import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Java preprocessing, then the trained network in DJL. */
record ModelRoad(Reference reference) implements CaseRoad {
  static ModelRoad open(List<Path> models, boolean flips) throws IOException {
    return new ModelRoad(Reference.open(models, flips));
  }

  @Override
  public String name() {
    return "trained network " + joined(model -> model.directory().identity().name()) + " (DJL)";
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("network", joined(model -> model.description().network()));
    facts.put("model", joined(model -> model.directory().identity().name()));
    facts.put("weights, SHA-256", joined(model -> model.directory().identity().weights()));
    facts.put("flips", reference.averagesFlips() ? "mean of four" : "none");
    facts.put("engine", engines());
    return facts;
  }

  private String engines() {
    return reference.members().get(0).description().engineVersions().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(engine -> engine.getKey() + " " + engine.getValue())
        .collect(Collectors.joining(", "));
  }

  private String joined(Function<TrainedModel, String> fact) {
    return reference.members().stream().map(fact).distinct().collect(Collectors.joining(", "));
  }

  @Override
  public double logOdds(ParityCase which, Supplier<Plane> image) {
    double[] logs = reference.ofPresentation(image.get());
    return logs[1] - logs[0];
  }

  @Override
  public void close() {
    reference.close();
  }
}

package io.mammoedge.trainer.reproduce;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.transfer.Transfer;
import io.mammoedge.trainer.transfer.TransferStep;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From rows to the steps that they take. */
final class Steps {
  private final PaperTables paper;
  private final TableSpec table;
  private final Nets nets;

  Steps(PaperTables paper, TableSpec table, Nets nets) {
    this.paper = paper;
    this.table = table;
    this.nets = nets;
  }

  /** Why a row cannot be run with these networks and data, if it cannot. */
  Optional<String> whyNot(RowSpec row, Inputs inputs) {
    if (row.cannot() != null) {
      return Optional.of(row.cannot());
    }
    Optional<String> noWeights =
        models(row).stream().map(this::missingWeights).flatMap(Optional::stream).findFirst();
    return noWeights.isPresent() ? noWeights : missingSite(row, inputs);
  }

  private List<ModelSpec> models(RowSpec row) {
    return row.models().stream().map(paper::model).toList();
  }

  private Optional<String> missingWeights(ModelSpec model) {
    boolean missing = nets.startsPretrained(model) && nets.weightsOf(model.net()).isEmpty();
    return missing
        ? Optional.of(
            "it starts from ImageNet's weights, which come from you: --weights "
                + model.net()
                + "=FILE; or run --width 8 or --net small from random weights")
        : Optional.empty();
  }

  private Optional<String> missingSite(RowSpec row, Inputs inputs) {
    if (row.sitePatients().isEmpty()) {
      return Optional.empty();
    }
    if (inputs.otherSite().isEmpty()) {
      return Optional.of("it needs another hospital's data set: --site DATASET");
    }
    try {
      Transfer.require(inputs.site(), patientsSpent(row.site()));
      return Optional.empty();
    } catch (MammoEdgeException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** The scores that a row is measured from, one a model. */
  List<ScoreStep> scores(RowSpec row) {
    return models(row).stream().map(model -> scores(row, model)).toList();
  }

  private ScoreStep scores(RowSpec row, ModelSpec model) {
    if (model.forest()) {
      return new ScoreForest(patchNet(model));
    }
    if (model.judgesPatches()) {
      return new ScorePatches(patchNet(model));
    }
    ImageModel net = imageModel(model);
    return row.sitePatients().isEmpty()
        ? new ScoreImages(net, flipsAreWanted(model))
        : atSite(net, row.site());
  }

  /** A transfer scores the untouched model, too, so that no further look is needed for it. */
  private ScoreStep atSite(ImageModel net, int patients) {
    FineTunedNet tuned = new FineTunedNet(net, patientsSpent(patients));
    return new ScoreTransfer(tuned, patients == 0 ? TransferStep.BEFORE : TransferStep.FINE_TUNED);
  }

  private int patientsSpent(int patients) {
    return patients == 0 ? fewestPatients() : patients;
  }

  private int fewestPatients() {
    return table.rows().stream()
        .flatMap(row -> row.sitePatients().stream())
        .filter(patients -> patients > 0)
        .min(Integer::compare)
        .orElseThrow();
  }

  /** One look at the test split serves all rows of a model. */
  private boolean flipsAreWanted(ModelSpec model) {
    return table.rows().stream()
        .anyMatch(row -> row.flips() && row.models().contains(model.name()));
  }

  private PatchNet patchNet(ModelSpec model) {
    return new PatchNet(
        nets.backbone(model),
        nets.startsPretrained(model),
        new SamplePatches(model.patchSet().orElseThrow()),
        model.seed());
  }

  private ImageModel imageModel(ModelSpec model) {
    if (model.patchSet().isEmpty()) {
      return new DirectNet(nets.backbone(model), nets.top(model), model.seed());
    }
    WholeNet net = new WholeNet(patchNet(model), nets.top(model));
    return model.extended() ? new ExtendedNet(net) : net;
  }

  /** Whether a row is about patches and no images. */
  boolean judgesPatches(RowSpec row) {
    return models(row).get(0).judgesPatches();
  }

  /** Steps with all that they need, each once, what is needed first. */
  static List<Step> inOrder(Collection<? extends Step> goals) {
    Set<Step> order = new LinkedHashSet<>();
    goals.forEach(goal -> add(goal, order));
    return List.copyOf(order);
  }

  private static void add(Step step, Set<Step> order) {
    step.needs().forEach(needed -> add(needed, order));
    order.add(step);
  }
}

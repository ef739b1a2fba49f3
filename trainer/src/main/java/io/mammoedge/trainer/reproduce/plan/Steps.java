package io.mammoedge.trainer.reproduce.plan;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.reproduce.published.ModelSpec;
import io.mammoedge.trainer.reproduce.published.PaperTables;
import io.mammoedge.trainer.reproduce.published.RowSpec;
import io.mammoedge.trainer.reproduce.published.TableSpec;
import io.mammoedge.trainer.reproduce.step.DirectNet;
import io.mammoedge.trainer.reproduce.step.ExtendedNet;
import io.mammoedge.trainer.reproduce.step.FineTunedNet;
import io.mammoedge.trainer.reproduce.step.ImageModel;
import io.mammoedge.trainer.reproduce.step.Inputs;
import io.mammoedge.trainer.reproduce.step.PatchNet;
import io.mammoedge.trainer.reproduce.step.SamplePatches;
import io.mammoedge.trainer.reproduce.step.ScoreForest;
import io.mammoedge.trainer.reproduce.step.ScoreImages;
import io.mammoedge.trainer.reproduce.step.ScorePatches;
import io.mammoedge.trainer.reproduce.step.ScoreStep;
import io.mammoedge.trainer.reproduce.step.ScoreTransfer;
import io.mammoedge.trainer.reproduce.step.Step;
import io.mammoedge.trainer.reproduce.step.WholeNet;
import io.mammoedge.trainer.transfer.Transfer;
import io.mammoedge.trainer.transfer.TransferStep;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From rows to the steps that they take. */
public final class Steps {
  private final PaperTables paper;
  private final TableSpec table;
  private final Nets nets;
  private final Inputs inputs;

  /** The steps of one table with these networks and data. */
  public Steps(PaperTables paper, TableSpec table, Nets nets, Inputs inputs) {
    this.paper = paper;
    this.table = table;
    this.nets = nets;
    this.inputs = inputs;
  }

  /** Why a row cannot be run with these networks and data, if it cannot. */
  public Optional<String> whyNot(RowSpec row) {
    if (row.cannot() != null) {
      return Optional.of(row.cannot());
    }
    Optional<String> noWeights =
        models(row).stream().map(this::missingWeights).flatMap(Optional::stream).findFirst();
    return noWeights.isPresent() ? noWeights : missingSite(row);
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

  private Optional<String> missingSite(RowSpec row) {
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
  public List<ScoreStep> scores(RowSpec row) {
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
    PatchNet patchNet = patchNet(model);
    ImageSize features = patchNet.backbone().places(patchNet.size(inputs));
    WholeNet net = new WholeNet(patchNet, nets.top(model).forPatches(features));
    return model.extended() ? new ExtendedNet(net) : net;
  }

  /** Whether a row is about patches and no images. */
  public boolean judgesPatches(RowSpec row) {
    return models(row).get(0).judgesPatches();
  }

  /** Steps with all that they need, each once, what is needed first. */
  public static List<Step> inOrder(Collection<? extends Step> goals) {
    Set<Step> order = new LinkedHashSet<>();
    goals.forEach(goal -> add(goal, order));
    return List.copyOf(order);
  }

  private static void add(Step step, Set<Step> order) {
    step.needs().forEach(needed -> add(needed, order));
    order.add(step);
  }
}

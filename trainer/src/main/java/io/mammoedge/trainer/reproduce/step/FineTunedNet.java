package io.mammoedge.trainer.reproduce.step;

import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.train.Configurations;
import io.mammoedge.trainer.train.TrainingConfig;
import io.mammoedge.trainer.transfer.Transfer;
import io.mammoedge.trainer.transfer.TransferResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * Moves a classifier of whole images to another hospital (paper §4), and looks at that hospital's
 * test split with both, the model as it was and the new one.
 *
 * @param start the model as it was
 * @param patients of the other hospital whose labels are spent
 */
public record FineTunedNet(ImageModel start, int patients) implements ImageModel {
  /** A fifth of the patients chooses the epoch. */
  private static final double LEARNING = 0.8;

  /** The test images are scored three times: before, with the site's mean, and after. */
  private static final int PASSES = 3;

  @Override
  public String name() {
    return start.name() + "-site" + patients;
  }

  @Override
  public List<Step> needs() {
    return List.of(start);
  }

  @Override
  public List<Load> loads(Inputs inputs) {
    return List.of(scoring(PASSES * inputs.site().split(Split.TEST).size(), inputs));
  }

  @Override
  public NetworkSpec network() {
    return start.network();
  }

  @Override
  public TrainingConfig schedule() {
    return Schedules.read(
        network().backbone().isPublished()
            ? Configurations.FINETUNE_PAPER
            : Configurations.FINETUNE);
  }

  @Override
  public int seedOffset() {
    return start.seedOffset();
  }

  @Override
  public ImageSize size(Inputs inputs) {
    return inputs.site().description().size();
  }

  @Override
  public int samples(Inputs inputs) {
    return (int) Math.ceil(LEARNING * images(inputs.site()));
  }

  @Override
  public int judged(Inputs inputs) {
    return (int) Math.ceil((1 - LEARNING) * images(inputs.site()));
  }

  private double images(Dataset site) {
    List<ImageRow> labelled =
        site.images().stream().filter(row -> row.split() != Split.TEST).toList();
    long all = labelled.stream().map(ImageRow::patient).distinct().count();
    return (double) labelled.size() * patients / Math.max(1, all);
  }

  @Override
  public String words() {
    return "fine-tuned with " + patients + " patients of the other hospital";
  }

  @Override
  public boolean isFinished(Workbench bench) {
    return Files.isRegularFile(bench.place(this).resolve("transfer.json"));
  }

  @Override
  public void run(Workbench bench) throws IOException {
    result(bench);
  }

  /** A finished one is read, not made again. */
  TransferResult result(Workbench bench) throws IOException {
    return Transfer.run(
        bench.inputs().site(), bench.place(start), Optional.of(patients), bench.request(this));
  }
}

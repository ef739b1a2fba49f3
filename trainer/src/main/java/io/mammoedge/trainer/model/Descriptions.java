package io.mammoedge.trainer.model;

import ai.djl.engine.Engine;
import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.dicom.Intensity;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.train.Epoch;
import io.mammoedge.trainer.train.TrainingConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts together what a finished training has to say of itself. */
public final class Descriptions {
  private Descriptions() {}

  /**
   * A description.
   *
   * @param kind {@link ModelDescription#PATCH} or {@link ModelDescription#IMAGE}
   * @param height rows of the network's input
   * @param width columns of the network's input
   * @param parent the model whose weights it started from
   * @param spent whose labels moved it to another site, if that is what the training was for
   */
  public static ModelDescription of(
      String kind,
      NetworkSpec network,
      List<String> classes,
      int height,
      int width,
      TrainingConfig config,
      Dataset dataset,
      Epoch best,
      Optional<Path> parent,
      Optional<ModelDescription.Spent> spent) {
    return new ModelDescription(
        kind,
        network.notation(),
        classes,
        height,
        width,
        (float) dataset.description().pixels().mean(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        config,
        digest(config),
        data(dataset),
        best.epoch(),
        best.score(),
        Map.of(Engine.getInstance().getEngineName(), Engine.getInstance().getVersion()),
        parent.map(path -> List.of(path.toString())).orElse(List.of()),
        List.of(),
        null,
        spent.orElse(null));
  }

  /**
   * The same weights with the mean of another site: still trained on what the parent was trained
   * on.
   *
   * @param mean subtracted on the 0..255 scale
   */
  public static ModelDescription recalibrated(
      ModelDirectory parent, float mean, ModelDescription.Spent spent) {
    ModelDescription of = parent.description();
    return new ModelDescription(
        of.kind(),
        of.network(),
        of.classes(),
        of.height(),
        of.width(),
        mean,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        of.training(),
        of.trainingDigest(),
        of.data(),
        of.best(),
        of.bestScore(),
        of.engineVersions(),
        List.of(parent.path().toString()),
        List.of(),
        of.imported(),
        spent);
  }

  /**
   * What can be said of imported weights: their data set is unknown, and archive images stretched
   * to the network's size are assumed, as the paper has them (paper §1.1).
   */
  public static ModelDescription imported(
      NetworkSpec network,
      List<String> classes,
      ImageSize size,
      float mean,
      ModelDescription.Imported origin) {
    return imported(network, classes, size.stretch(), mean, origin);
  }

  /**
   * The same with other steps before scale and mean.
   *
   * @param placing ends with a resample
   */
  public static ModelDescription imported(
      NetworkSpec network,
      List<String> classes,
      Preprocessing placing,
      float mean,
      ModelDescription.Imported origin) {
    ImageSize size = ImageSize.after(placing);
    return new ModelDescription(
        network.top().isPresent() ? ModelDescription.IMAGE : ModelDescription.PATCH,
        network.notation(),
        classes,
        size.height(),
        size.width(),
        mean,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        null,
        "unknown",
        assumed(placing, origin),
        0,
        Double.NaN,
        Map.of(),
        List.of(),
        List.of(),
        origin,
        null);
  }

  private static ModelDescription.TrainingData assumed(
      Preprocessing placing, ModelDescription.Imported origin) {
    return new ModelDescription.TrainingData(
        "unknown: imported from " + origin.file(),
        "unknown",
        placing,
        Accept.ARCHIVE.name().toLowerCase(Locale.ROOT),
        Intensity.VOI.name().toLowerCase(Locale.ROOT),
        List.of(),
        List.of(),
        List.of(),
        Double.NaN,
        Double.NaN);
  }

  /** SHA-256 of a configuration's JSON. */
  public static String digest(TrainingConfig config) {
    return Digests.sha256(JsonFile.text(config).getBytes(StandardCharsets.UTF_8));
  }

  private static ModelDescription.TrainingData data(Dataset dataset) {
    List<ImageRow> train = dataset.split(Split.TRAIN);
    return new ModelDescription.TrainingData(
        dataset.folder().toString(),
        dataset.digest(),
        dataset.description().preprocessing(),
        dataset.description().accept().name().toLowerCase(Locale.ROOT),
        dataset.description().intensity().name().toLowerCase(Locale.ROOT),
        distinct(train, ImageRow::view),
        distinct(train, ImageRow::manufacturer),
        distinct(train, ImageRow::sopClass),
        dataset.description().pixels().mean(),
        dataset.description().pixels().standardDeviation());
  }

  private static List<String> distinct(List<ImageRow> rows, Function<ImageRow, String> column) {
    return rows.stream().map(column).filter(v -> !v.isEmpty()).distinct().sorted().toList();
  }
}

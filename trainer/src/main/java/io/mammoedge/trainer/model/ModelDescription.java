package io.mammoedge.trainer.model;

import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.trainer.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code model.json}: what a trained network is and where it comes from.
 *
 * @param kind {@code patch} or {@code image}
 * @param network notation, such as {@code small+[64-64-128]x1}
 * @param classes in output order
 * @param height rows of the network's input
 * @param width columns of the network's input
 * @param mean subtracted on the 0..255 scale
 * @param created ISO 8601, UTC: when training finished
 * @param training the whole configuration; null where the weights were imported
 * @param trainingDigest SHA-256 of the configuration, or {@code unknown}
 * @param data what it was trained on; of imported weights, what is assumed
 * @param best the epoch whose weights these are; 0 where they were imported
 * @param bestScore on validation: AUC (image), accuracy (patch), or the mean of two AUCs, lesions
 *     among all places and malignant among lesions (patch of every place)
 * @param engineVersions by engine
 * @param parents directories of models whose weights it started from; empty if none
 * @param evaluations every evaluation on a test split, oldest first
 * @param imported where the weights come from if not from a training here; null otherwise
 * @param spent whose labels moved a model of elsewhere to this site, or whose lesions made a patch
 *     model; null where all were used
 */
public record ModelDescription(
    String kind,
    String network,
    List<String> classes,
    int height,
    int width,
    float mean,
    String created,
    TrainingConfig training,
    String trainingDigest,
    TrainingData data,
    int best,
    double bestScore,
    Map<String, String> engineVersions,
    List<String> parents,
    List<TestEvaluation> evaluations,
    Imported imported,
    Spent spent) {
  /** A classifier of lesion patches. */
  public static final String PATCH = "patch";

  /** A classifier of whole images. */
  public static final String IMAGE = "image";

  /** Checks for nulls and copies the lists. */
  public ModelDescription {
    Objects.requireNonNull(kind, "model without 'kind'");
    Objects.requireNonNull(network, "model without 'network'");
    Objects.requireNonNull(created, "model without 'created'");
    if ((training == null) == (imported == null)) {
      throw new IllegalArgumentException("a model has either 'training' or 'imported'");
    }
    Objects.requireNonNull(data, "model without 'data'");
    classes = List.copyOf(Objects.requireNonNull(classes, "model without 'classes'"));
    parents = List.copyOf(Objects.requireNonNull(parents, "model without 'parents'"));
    evaluations = evaluations == null ? List.of() : List.copyOf(evaluations);
  }

  /**
   * What a model has seen.
   *
   * @param dataset directory of the data set
   * @param digest of the data set
   * @param preprocessing from presentation values to the images trained on, before scale and mean
   * @param accept {@code archive} or {@code clinical}
   * @param intensity how stored values became presentation values
   * @param views in the training images
   * @param manufacturers in the training images
   * @param sopClasses in the training images
   * @param pixelMean of the training images, 0..255 scale
   * @param pixelStandardDeviation of the training images, 0..255 scale
   */
  public record TrainingData(
      String dataset,
      String digest,
      Preprocessing preprocessing,
      String accept,
      String intensity,
      List<String> views,
      List<String> manufacturers,
      List<String> sopClasses,
      double pixelMean,
      double pixelStandardDeviation) {
    /** Checks for nulls. */
    public TrainingData {
      Objects.requireNonNull(preprocessing, "model without 'data.preprocessing'");
    }
  }

  /**
   * One evaluation on a test split; a test set that was looked at often proves little. That of a
   * patch classifier has the command {@value #OF_PATCHES} and counts patches instead of images; its
   * AUC is that of the lesion patches, its interval from patients drawn again.
   *
   * @param when ISO 8601, UTC
   * @param dataset digest
   * @param n images
   * @param patients patients
   * @param positives malignant images
   * @param auc per image; null where a class had too few patients
   * @param low lower 95 % bound, or null
   * @param high upper 95 % bound, or null
   * @param flips whether the four flips were averaged
   * @param command that looked: {@code evaluate}, {@code finetune}, {@code baseline}, {@code
   *     reproduce}, {@code export}, {@code parity} or {@code demo}; null in files of earlier
   *     versions, like all that follows
   * @param models that were averaged, this one among them
   * @param perBreast with images of one breast averaged; null where sides or a class are missing
   * @param perPatient with images of one patient averaged; null where a class is missing
   */
  public record TestEvaluation(
      String when,
      String dataset,
      int n,
      int patients,
      int positives,
      Double auc,
      Double low,
      Double high,
      boolean flips,
      String command,
      List<Member> models,
      AucEstimate perBreast,
      AucEstimate perPatient) {
    /** The command of an evaluation of patches. */
    public static final String OF_PATCHES = "evaluate --patches";

    /** Copies the list. */
    public TestEvaluation {
      models = models == null ? List.of() : List.copyOf(models);
    }
  }

  /**
   * One of several models that were averaged.
   *
   * @param name of its directory
   * @param weights SHA-256 of {@code weights.safetensors}
   */
  public record Member(String name, String weights) {}

  /**
   * Weights from elsewhere.
   *
   * @param file its name
   * @param sha256 of the file
   * @param format {@code Keras HDF5} or {@code safetensors}
   * @param producer program that wrote it, with its version where the file tells
   */
  public record Imported(String file, String sha256, String format, String producer) {
    /** Checks for nulls. */
    public Imported {
      Objects.requireNonNull(file, "imported without 'file'");
      Objects.requireNonNull(sha256, "imported without 'sha256'");
    }
  }

  /**
   * The labelled patients that a transfer, or a training on lesions, was given: how many, and never
   * who.
   *
   * @param patients those trained on, and those that chose the epoch
   * @param malignant patients with a malignant image among them
   * @param images of all these patients
   * @param drawn among those of the data set; else all of them, in its own splits
   * @param digest SHA-256 over the ids and what each patient was for
   */
  public record Spent(int patients, int malignant, int images, boolean drawn, String digest) {
    /** Checks for nulls. */
    public Spent {
      Objects.requireNonNull(digest, "spent without 'digest'");
    }
  }

  /** The same with one evaluation more. */
  public ModelDescription with(TestEvaluation evaluation) {
    List<TestEvaluation> all = new ArrayList<>(evaluations);
    all.add(evaluation);
    return with(mean, all);
  }

  /**
   * The same with another mean.
   *
   * @param otherMean subtracted on the 0..255 scale
   */
  public ModelDescription with(float otherMean) {
    return with(otherMean, evaluations);
  }

  private ModelDescription with(float otherMean, List<TestEvaluation> otherEvaluations) {
    return new ModelDescription(
        kind,
        network,
        classes,
        height,
        width,
        otherMean,
        created,
        training,
        trainingDigest,
        data,
        best,
        bestScore,
        engineVersions,
        parents,
        otherEvaluations,
        imported,
        spent);
  }
}

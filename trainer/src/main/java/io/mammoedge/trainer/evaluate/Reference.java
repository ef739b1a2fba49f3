package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Mean;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Scale;
import io.mammoedge.runtime.score.Flip;
import io.mammoedge.trainer.dataset.GreyImage;
import io.mammoedge.trainer.model.ModelDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One or several trained models averaged, with or without the four flips: the mean of their softmax
 * outputs (paper §3.3).
 */
public final class Reference implements AutoCloseable {
  private final List<TrainedModel> members;
  private final Set<Flip> flips;

  private Reference(List<TrainedModel> members, boolean flips) {
    this.members = List.copyOf(members);
    this.flips = flips ? EnumSet.allOf(Flip.class) : EnumSet.of(Flip.NONE);
  }

  /**
   * Loads the models; the caller closes the result.
   *
   * @throws MammoEdgeException when one is no whole-image model
   */
  public static Reference open(List<Path> models, boolean flips) throws IOException {
    List<TrainedModel> members = new ArrayList<>();
    try {
      for (Path model : models) {
        members.add(TrainedModel.open(model));
        requireWholeImages(members.get(members.size() - 1));
      }
      return new Reference(members, flips);
    } catch (IOException | RuntimeException e) {
      members.forEach(TrainedModel::close);
      throw e;
    }
  }

  private static void requireWholeImages(TrainedModel model) {
    String kind = model.description().kind();
    if (!kind.equals(ModelDescription.IMAGE)) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          model.directory().path()
              + " is a model of kind '"
              + kind
              + "', which has no score for a whole image; give one of train-image");
    }
  }

  /** The models. */
  public List<TrainedModel> members() {
    return members;
  }

  /** Whether the four flips are averaged. */
  public boolean averagesFlips() {
    return flips.size() > 1;
  }

  /** Which models these are, in order. */
  public List<ModelDescription.Member> identities() {
    return members.stream().map(member -> member.directory().identity()).toList();
  }

  /**
   * What to call the models, in order: their directories' names, or paths where names are alike.
   */
  public List<String> names() {
    List<String> names = identities().stream().map(ModelDescription.Member::name).toList();
    return Set.copyOf(names).size() == names.size()
        ? names
        : members.stream().map(member -> member.directory().path().toString()).toList();
  }

  /**
   * Log-probabilities of benign and malignant for an image as it comes from its file.
   *
   * @param presentationValues 0..65535, any size
   */
  public double[] ofPresentation(Plane presentationValues) {
    List<double[]> all = new ArrayList<>();
    for (TrainedModel member : members) {
      for (Flip flip : flips) {
        all.add(
            member.logProbabilities(member.preprocessing().apply(flip.apply(presentationValues))));
      }
    }
    return logMean(all);
  }

  /** As above for an image of a prepared data set, which must have the size of every model. */
  public double[] ofPrepared(GreyImage image) {
    return answers(image).all();
  }

  /** Every answer that {@link #ofPrepared} averages; each network sees each view once. */
  public Answers answers(GreyImage image) {
    Plane scaled = new Scale(Preprocessing.TO_255).apply(image.plane());
    return new Answers(members.stream().map(member -> answers(member, scaled)).toList());
  }

  private List<double[]> answers(TrainedModel member, Plane scaled) {
    Plane centred = new Mean(member.description().mean()).apply(scaled);
    return flips.stream().map(flip -> member.logProbabilities(flip.apply(centred))).toList();
  }

  /**
   * The logarithm of the mean of the probabilities; exact for a single one.
   *
   * @param logs log-probabilities by class, one array a member or view
   */
  public static double[] logMean(List<double[]> logs) {
    if (logs.size() == 1) {
      return logs.get(0);
    }
    double[] mean = new double[logs.get(0).length];
    for (int k = 0; k < mean.length; k++) {
      int column = k;
      double largest = logs.stream().mapToDouble(row -> row[column]).max().orElseThrow();
      double sum = logs.stream().mapToDouble(row -> Math.exp(row[column] - largest)).sum();
      mean[k] = largest + Math.log(sum / logs.size());
    }
    return mean;
  }

  @Override
  public void close() {
    members.forEach(TrainedModel::close);
  }
}

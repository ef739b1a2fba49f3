package io.mammoedge.trainer.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What averaging is worth: models alone and together, without and with flips, on the same images,
 * with intervals from the same resamples.
 *
 * @param bootstrap where the intervals come from
 * @param averages the AUC of each model without and with flips; of several models also that of
 *     their mean
 * @param differences with flips less without; the mean of the models less the mean of their AUCs
 */
public record Averages(
    PatientBootstrap bootstrap, List<AucByLevel> averages, List<AucByLevel> differences) {
  /** Copies the lists. */
  public Averages {
    averages = List.copyOf(averages);
    differences = List.copyOf(differences);
  }

  /**
   * Computes them.
   *
   * @param models their names, in the order of the answers
   * @param images the answers of every model to all four flips
   */
  public static Averages of(
      List<String> models, List<Answered> images, PatientBootstrap bootstrap) {
    List<Function<Answers, double[]>> scorings = scorings(models.size());
    List<AucStatistic> areas = areas(models);
    List<AucStatistic> all = new ArrayList<>(areas);
    all.addAll(differences(models));
    List<AucByLevel> rows =
        bootstrap.byLevel(
            scorings.stream()
                .map(average -> images.stream().map(image -> image.scored(average)).toList())
                .toList(),
            all);
    return new Averages(
        bootstrap, rows.subList(0, areas.size()), rows.subList(areas.size(), rows.size()));
  }

  /** Even places without flips, odd ones with them; the mean of the models, if any, comes last. */
  private static List<Function<Answers, double[]>> scorings(int models) {
    List<Function<Answers, double[]>> scorings = new ArrayList<>();
    for (int i = 0; i < models; i++) {
      int member = i;
      scorings.add(answers -> answers.alone(member));
      scorings.add(answers -> answers.flipped(member));
    }
    if (models > 1) {
      scorings.add(Answers::models);
      scorings.add(Answers::all);
    }
    return scorings;
  }

  private static List<AucStatistic> areas(List<String> models) {
    List<String> names = new ArrayList<>(models);
    if (models.size() > 1) {
      names.add(mean(models));
    }
    List<AucStatistic> areas = new ArrayList<>();
    for (String name : names) {
      areas.add(AucStatistic.area(name, areas.size()));
      areas.add(AucStatistic.area(name + ", flips", areas.size()));
    }
    return areas;
  }

  private static List<AucStatistic> differences(List<String> models) {
    int count = models.size();
    List<AucStatistic> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(AucStatistic.difference("flips: " + models.get(i), 2 * i + 1, 2 * i));
    }
    if (count > 1) {
      int mean = 2 * count;
      int[] alone = IntStream.range(0, count).map(i -> 2 * i).toArray();
      int[] flipped = IntStream.range(0, count).map(i -> 2 * i + 1).toArray();
      all.add(AucStatistic.difference("flips: " + mean(models), mean + 1, mean));
      all.add(AucStatistic.difference("models", mean, alone));
      all.add(AucStatistic.difference("models, all with flips", mean + 1, flipped));
      all.add(AucStatistic.difference("models and flips", mean + 1, alone));
    }
    return all;
  }

  private static String mean(List<String> models) {
    return "mean of " + models.size();
  }
}

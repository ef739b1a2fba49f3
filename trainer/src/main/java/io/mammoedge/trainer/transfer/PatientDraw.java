package io.mammoedge.trainer.transfer;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Draws patients with and without a malignant image separately, so that a subset has the share of
 * malignant patients of all. The patients of a smaller subset are in every larger one of the same
 * seed, and there for the same purpose.
 *
 * @param folder of the data set, for errors
 * @param benign splits of the patients without a malignant image, by id
 * @param malignant splits of those with one
 */
record PatientDraw(Path folder, Map<String, Split> benign, Map<String, Split> malignant) {
  /** Of either class one to train on and one to choose the epoch. */
  private static final int LEAST_OF_CLASS = 2;

  /** One patient of so many chooses the epoch. */
  private static final int CHOOSING = 5;

  /** Among the patients of the training and validation splits. */
  static PatientDraw of(Dataset dataset) {
    Map<String, Split> benign = new TreeMap<>();
    Map<String, Split> malignant = new TreeMap<>();
    for (ImageRow row : dataset.images()) {
      if (row.split() != Split.TEST) {
        (row.malignant() ? malignant : benign).put(row.patient(), row.split());
      }
    }
    benign.keySet().removeAll(malignant.keySet());
    return new PatientDraw(dataset.folder(), benign, malignant);
  }

  /**
   * A subset.
   *
   * @throws MammoEdgeException if there are too few patients
   */
  SitePatients draw(int wanted, long seed) {
    require(wanted);
    int ofMalignant = malignantAmong(wanted);
    Map<String, Split> drawn = new TreeMap<>();
    Random random = new Random(seed);
    draw(benign, wanted - ofMalignant, random, drawn);
    draw(malignant, ofMalignant, random, drawn);
    return new SitePatients(drawn, true);
  }

  private int malignantAmong(int wanted) {
    int all = benign.size() + malignant.size();
    int share = (int) Math.round((double) wanted * malignant.size() / all);
    int least = Math.max(LEAST_OF_CLASS, wanted - benign.size());
    return Math.max(least, Math.min(share, wanted - LEAST_OF_CLASS));
  }

  /**
   * Those who choose the epoch are taken from one end of a line and those to train on from the
   * other. The set's own validation patients stand first, so that the weights see none of them
   * while there are others: an export chooses its operating point on that split.
   */
  private static void draw(
      Map<String, Split> stratum, int count, Random random, Map<String, Split> drawn) {
    List<String> line = shuffled(stratum, Split.VALIDATION, random);
    line.addAll(shuffled(stratum, Split.TRAIN, random));
    int choosing = Math.max(1, Math.round((float) count / CHOOSING));
    line.subList(0, choosing).forEach(id -> drawn.put(id, Split.VALIDATION));
    line.subList(line.size() - (count - choosing), line.size())
        .forEach(id -> drawn.put(id, Split.TRAIN));
  }

  private static List<String> shuffled(Map<String, Split> stratum, Split split, Random random) {
    List<String> ids = new ArrayList<>(stratum.keySet());
    ids.removeIf(id -> stratum.get(id) != split);
    Collections.shuffle(ids, random);
    return ids;
  }

  /**
   * Checks that a subset can be drawn.
   *
   * @throws MammoEdgeException if there are too few patients
   */
  void require(int wanted) {
    if (wanted < 2 * LEAST_OF_CLASS) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "--patients is at least %d: of either class one to train on and one to choose the epoch"
              .formatted(2 * LEAST_OF_CLASS));
    }
    int all = benign.size() + malignant.size();
    if (wanted > all || Math.min(benign.size(), malignant.size()) < LEAST_OF_CLASS) {
      throw new MammoEdgeException(
          ExitCode.NOT_ENOUGH_CASES,
          "%s: --patients %d needs as many in the training and validation splits, and %d of either class; there are %d malignant and %d benign ones"
              .formatted(folder, wanted, LEAST_OF_CLASS, malignant.size(), benign.size()));
    }
  }
}

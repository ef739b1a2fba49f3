package io.mammoedge.trainer.recipe;

import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.model.ModelDescription.Spent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The patients whose lesions are outlined, as if nobody had outlined the others'. They are drawn
 * from the training and the validation split in proportion, among patients with and without a
 * malignant image separately; those of a smaller number are among those of every larger one of the
 * same seed.
 *
 * @param ids of the patients
 */
record AnnotatedPatients(Set<String> ids) {
  AnnotatedPatients {
    ids = new TreeSet<>(ids);
  }

  /** Patients who are alike: of one split, all with a malignant image or all without. */
  private record Stratum(Split split, boolean malignant) {}

  /**
   * A patient's place in the line.
   *
   * @param share of the stratum that stands before the middle of this place
   */
  private record Place(String id, Stratum stratum, double share) {}

  /**
   * Draws.
   *
   * @param wanted how many, of both splits together
   * @throws MammoEdgeException if there are fewer, or one class of a split would be left out
   */
  static AnnotatedPatients draw(Dataset dataset, int wanted, long seed) {
    List<Place> line = line(dataset, seed);
    Set<String> ids = new TreeSet<>();
    Set<Stratum> strata = new HashSet<>();
    for (Place place : line.subList(0, Math.min(Math.max(0, wanted), line.size()))) {
      ids.add(place.id);
      strata.add(place.stratum);
    }
    if (ids.size() < wanted || strata.size() < 4) {
      throw tooFew(dataset, wanted, line.size());
    }
    return new AnnotatedPatients(ids);
  }

  /** All patients in such an order that every beginning has them in proportion. */
  private static List<Place> line(Dataset dataset, long seed) {
    List<Place> line = new ArrayList<>();
    for (Split split : List.of(Split.TRAIN, Split.VALIDATION)) {
      Map<String, Boolean> patients = new TreeMap<>();
      dataset
          .split(split)
          .forEach(row -> patients.merge(row.patient(), row.malignant(), Boolean::logicalOr));
      for (boolean malignant : new boolean[] {false, true}) {
        List<String> ids = new ArrayList<>(patients.keySet());
        ids.removeIf(id -> patients.get(id) != malignant);
        Collections.shuffle(ids, new Random(seed));
        for (int i = 0; i < ids.size(); i++) {
          Stratum stratum = new Stratum(split, malignant);
          line.add(new Place(ids.get(i), stratum, (i + 0.5) / ids.size()));
        }
      }
    }
    line.sort(Comparator.comparingDouble(Place::share));
    return line;
  }

  private static MammoEdgeException tooFew(Dataset dataset, int wanted, int all) {
    return new MammoEdgeException(
        ExitCode.NOT_ENOUGH_CASES,
        dataset.folder()
            + ": --patients "
            + wanted
            + " must leave some of either class in the training and the validation split, and there"
            + " are "
            + all);
  }

  /** The set without the training and validation images of all other patients. */
  Dataset view(Dataset dataset) {
    return dataset.with(
        dataset.images().stream()
            .filter(row -> row.split() == Split.TEST || ids.contains(row.patient()))
            .toList());
  }

  /** How many they are, and never who. */
  Spent spent(Dataset dataset) {
    List<ImageRow> rows =
        dataset.images().stream().filter(row -> ids.contains(row.patient())).toList();
    long malignant =
        rows.stream().filter(ImageRow::malignant).map(ImageRow::patient).distinct().count();
    String all = String.join("\n", ids);
    return new Spent(
        ids.size(),
        (int) malignant,
        rows.size(),
        true,
        Digests.sha256(all.getBytes(StandardCharsets.UTF_8)));
  }
}

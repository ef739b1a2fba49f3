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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The training patients whose lesions are outlined, as if nobody had outlined the others'. They are
 * drawn among patients with and without a malignant image separately; those of a smaller number are
 * among those of every larger one of the same seed.
 *
 * @param ids of the patients
 * @param malignant how many of them have a malignant image
 */
record AnnotatedPatients(Set<String> ids, int malignant) {
  AnnotatedPatients {
    ids = new TreeSet<>(ids);
  }

  /**
   * Draws.
   *
   * @param wanted how many
   * @throws MammoEdgeException if the training split has fewer, or one class would be left out
   */
  static AnnotatedPatients draw(Dataset dataset, int wanted, long seed) {
    Map<String, Boolean> patients = new TreeMap<>();
    dataset
        .split(Split.TRAIN)
        .forEach(row -> patients.merge(row.patient(), row.malignant(), Boolean::logicalOr));
    List<String> malignant = shuffled(patients, true, seed);
    List<String> benign = shuffled(patients, false, seed);
    int ofMalignant = (int) Math.round((double) wanted * malignant.size() / patients.size());
    int ofBenign = wanted - ofMalignant;
    if (wanted > patients.size() || ofMalignant < 1 || ofBenign < 1) {
      throw new MammoEdgeException(
          ExitCode.NOT_ENOUGH_CASES,
          dataset.folder()
              + ": --patients "
              + wanted
              + " needs as many in the training split, of both classes; there are "
              + malignant.size()
              + " malignant and "
              + benign.size()
              + " benign ones");
    }
    Set<String> ids = new TreeSet<>(malignant.subList(0, ofMalignant));
    ids.addAll(benign.subList(0, ofBenign));
    return new AnnotatedPatients(ids, ofMalignant);
  }

  private static List<String> shuffled(
      Map<String, Boolean> patients, boolean malignant, long seed) {
    List<String> ids = new ArrayList<>(patients.keySet());
    ids.removeIf(id -> patients.get(id) != malignant);
    Collections.shuffle(ids, new Random(seed));
    return ids;
  }

  /** The set without the training images of all other patients. */
  Dataset view(Dataset dataset) {
    return dataset.with(
        dataset.images().stream()
            .filter(row -> row.split() != Split.TRAIN || ids.contains(row.patient()))
            .toList());
  }

  /** How many they are, and never who. */
  Spent spent(Dataset dataset) {
    long images =
        dataset.split(Split.TRAIN).stream().map(ImageRow::patient).filter(ids::contains).count();
    String all = String.join("\n", ids);
    return new Spent(
        ids.size(),
        malignant,
        (int) images,
        true,
        Digests.sha256(all.getBytes(StandardCharsets.UTF_8)));
  }
}

package io.mammoedge.trainer.transfer;

import io.mammoedge.runtime.Digests;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.model.ModelDescription.Spent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The labelled patients of a site that a transfer may use; none of them is of its test split.
 *
 * @param splits {@link Split#TRAIN} or {@link Split#VALIDATION} by id
 * @param drawn whether they were drawn among those of the set; else they are all of them
 */
record SitePatients(Map<String, Split> splits, boolean drawn) {
  SitePatients {
    splits = new TreeMap<>(splits);
    if (splits.containsValue(Split.TEST)) {
      throw new IllegalArgumentException("a patient of the test split is not to be spent");
    }
  }

  /**
   * Some patients, or all in the set's own splits.
   *
   * @param wanted how many
   * @throws io.mammoedge.runtime.MammoEdgeException if there are too few
   */
  static SitePatients of(Dataset dataset, Optional<Integer> wanted, long seed) {
    return wanted.map(n -> PatientDraw.of(dataset).draw(n, seed)).orElseGet(() -> all(dataset));
  }

  private static SitePatients all(Dataset dataset) {
    return new SitePatients(
        dataset.images().stream()
            .filter(row -> row.split() != Split.TEST)
            .collect(Collectors.toMap(ImageRow::patient, ImageRow::split, (first, same) -> first)),
        false);
  }

  /** The set with these patients only, and with the mean of their training images. */
  Dataset view(Dataset dataset) {
    return dataset.with(rows(dataset));
  }

  private List<ImageRow> rows(Dataset dataset) {
    return dataset.images().stream()
        .filter(row -> splits.containsKey(row.patient()))
        .map(row -> row.in(splits.get(row.patient())))
        .toList();
  }

  /** How many they are. */
  Spent spent(Dataset dataset) {
    List<ImageRow> rows = rows(dataset);
    long malignant =
        rows.stream().filter(ImageRow::malignant).map(ImageRow::patient).distinct().count();
    return new Spent(splits.size(), (int) malignant, rows.size(), drawn, digest());
  }

  private String digest() {
    List<String> lines = splits.entrySet().stream().map(SitePatients::line).toList();
    return Digests.sha256(String.join("", lines).getBytes(StandardCharsets.UTF_8));
  }

  private static String line(Map.Entry<String, Split> patient) {
    return patient.getKey() + "," + patient.getValue().word() + "\n";
  }
}

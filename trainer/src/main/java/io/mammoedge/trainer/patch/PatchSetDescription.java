package io.mammoedge.trainer.patch;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What {@code patches.json} says of a patch set.
 *
 * @param schema version of this format, 1
 * @param dataset path of the data set, relative to the patch set where possible
 * @param datasetDigest digest of the data set it was sampled from
 * @param settings how it was sampled
 * @param patches how many, by split and class
 * @param backgroundMissing background patches that found no room
 * @param imagesWithoutBackground images with a lesion whose place is not known: any patch might
 *     show it
 */
public record PatchSetDescription(
    int schema,
    String dataset,
    String datasetDigest,
    PatchSettings settings,
    Map<String, Map<String, Integer>> patches,
    int backgroundMissing,
    int imagesWithoutBackground) {
  /** The schema this program writes. */
  public static final int SCHEMA = 1;

  /** Checks for nulls and the schema. */
  public PatchSetDescription {
    if (schema != SCHEMA) {
      throw new IllegalArgumentException("schema " + schema + " is not " + SCHEMA);
    }
    Objects.requireNonNull(dataset, "dataset is null");
    Objects.requireNonNull(datasetDigest, "datasetDigest is null");
    Objects.requireNonNull(settings, "settings is null");
    patches = Collections.unmodifiableMap(new TreeMap<>(patches));
  }
}

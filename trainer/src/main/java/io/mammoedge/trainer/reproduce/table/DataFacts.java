package io.mammoedge.trainer.reproduce.table;

import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.DatasetDescription;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.dataset.SplitProtocol;
import io.mammoedge.trainer.phantom.PhantomGenerator;
import java.util.List;

/**
 * Which images a table was measured on.
 *
 * @param layout of the source
 * @param digest of the data set
 * @param size of its images
 * @param protocol how patients were split
 * @param images in the test split
 * @param patients in it
 * @param positives malignant images in it
 * @param phantoms whether any of its images is a phantom
 */
public record DataFacts(
    String layout,
    String digest,
    String size,
    String protocol,
    int images,
    int patients,
    int positives,
    boolean phantoms) {
  /** Of a data set. */
  static DataFacts of(Dataset dataset) {
    DatasetDescription description = dataset.description();
    List<ImageRow> test = dataset.split(Split.TEST);
    return new DataFacts(
        description.layout().toString(),
        dataset.digest(),
        description.size().toString(),
        protocol(description.splits()),
        test.size(),
        (int) test.stream().map(ImageRow::patient).distinct().count(),
        (int) test.stream().filter(ImageRow::malignant).count(),
        dataset.images().stream()
            .anyMatch(row -> row.manufacturer().equals(PhantomGenerator.MANUFACTURER)));
  }

  private static String protocol(DatasetDescription.SplitSummary splits) {
    String how =
        splits.protocol() == SplitProtocol.OFFICIAL
            ? "train and test as in the set's own tables"
            : "85:15 by patient, drawn here";
    return splits.protocol()
        + " ("
        + how
        + "; validation drawn by patient, seed "
        + splits.seed()
        + ")";
  }

  /** For people, in one line. */
  String words() {
    return "%s%s, %s, test split of %d images of %d patients, %d malignant; split protocol: %s"
        .formatted(
            phantoms ? "phantoms in the layout " : "",
            layout,
            size,
            images,
            patients,
            positives,
            protocol);
  }
}

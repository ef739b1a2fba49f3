package io.mammoedge.trainer.transfer;

import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.model.ModelDescription.Member;
import io.mammoedge.trainer.model.ModelDescription.Spent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * {@code transfer.json}: what a transfer was, and what came of it.
 *
 * @param parent the model as it came
 * @param dataset digest of the site's set
 * @param spent the labelled patients
 * @param images in the locked test split
 * @param patients in it
 * @param positives malignant images in it
 * @param look how often one of the models has now been held against this split
 * @param phantoms whether the images are phantoms, which prove nothing about mammograms
 * @param rows in the order of {@link TransferStep}; the last is the new model
 * @param researchUse what every result says
 */
public record TransferReport(
    Member parent,
    String dataset,
    Spent spent,
    int images,
    int patients,
    int positives,
    int look,
    boolean phantoms,
    List<TransferRow> rows,
    String researchUse) {
  private static final String FILE = "transfer.json";

  /** Checks for nulls and copies the list. */
  public TransferReport {
    Objects.requireNonNull(parent, "transfer without 'parent'");
    Objects.requireNonNull(spent, "transfer without 'spent'");
    rows = List.copyOf(rows);
  }

  /** The row of the new model. */
  public TransferRow last() {
    return rows.get(rows.size() - 1);
  }

  /** Whether a model has one. */
  static boolean isIn(Path model) {
    return Files.isRegularFile(model.resolve(FILE));
  }

  /** Reads a model's. */
  static TransferReport read(Path model) {
    return JsonFile.read(model.resolve(FILE), TransferReport.class);
  }

  /** Writes it into a model's folder. */
  void write(Path model) {
    JsonFile.write(model.resolve(FILE), this);
  }
}

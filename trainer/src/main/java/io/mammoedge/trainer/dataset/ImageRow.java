package io.mammoedge.trainer.dataset;

import java.util.Objects;

/**
 * One row of {@code images.csv}.
 *
 * @param image its name: {@code images/NAME.png} and, where it has lesions, {@code masks/NAME.png}
 * @param patient the id in the set, or a keyed hash where the set is not public
 * @param side {@code L} or {@code R}, "" if not known
 * @param view {@code CC} or {@code MLO}, "" if not known
 * @param malignant the label: any malignant lesion, or the assessment that stands for it
 * @param split the one split of its patient
 * @param source the DICOM file, relative to the folder the set was prepared from
 * @param manufacturer as in the header or the set's table, "" if not known
 * @param density breast density 1..4 as in the set's table, "" if not known
 * @param sopClass SOP Class UID of the source
 * @param intensity where the presentation values come from, in words
 * @param warnings what a user of the image should know, separated by {@code "; "}; mostly ""
 */
public record ImageRow(
    String image,
    String patient,
    String side,
    String view,
    boolean malignant,
    Split split,
    String source,
    String manufacturer,
    String density,
    String sopClass,
    String intensity,
    String warnings) {
  /** Checks for nulls. */
  public ImageRow {
    Objects.requireNonNull(image, "image is null");
    Objects.requireNonNull(patient, "patient is null");
    Objects.requireNonNull(side, "side is null");
    Objects.requireNonNull(view, "view is null");
    Objects.requireNonNull(split, "split is null");
    Objects.requireNonNull(source, "source is null");
    Objects.requireNonNull(manufacturer, "manufacturer is null");
    Objects.requireNonNull(density, "density is null");
    Objects.requireNonNull(sopClass, "sopClass is null");
    Objects.requireNonNull(intensity, "intensity is null");
    Objects.requireNonNull(warnings, "warnings is null");
  }

  /** The same image in another split. */
  public ImageRow in(Split other) {
    return new ImageRow(
        image,
        patient,
        side,
        view,
        malignant,
        other,
        source,
        manufacturer,
        density,
        sopClass,
        intensity,
        warnings);
  }

  /** The same row without the path of its source: what does not depend on where files lie. */
  ImageRow withoutSource() {
    return new ImageRow(
        image,
        patient,
        side,
        view,
        malignant,
        split,
        "",
        manufacturer,
        density,
        sopClass,
        intensity,
        warnings);
  }

  /** The word in the column {@code label}: {@code malignant} or {@code benign}. */
  public String label() {
    return Labels.word(malignant);
  }
}

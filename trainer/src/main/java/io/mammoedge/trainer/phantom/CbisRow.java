package io.mammoedge.trainer.phantom;

import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.View;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One row of a case description: an abnormality in one view, and where its three files lie.
 *
 * @param patient whose
 * @param breast which one
 * @param view which view
 * @param finding what
 * @param abnormality its number among those of its kind in the image, from 1
 * @param indexInBreast its place among all findings of the breast, from 0
 */
record CbisRow(
    CbisCohort.Patient patient,
    BreastCase breast,
    View view,
    Finding finding,
    int abnormality,
    int indexInBreast) {
  /**
   * Where mask and crop lie apart, each the only file of its series; 92 of 1318 in the original.
   */
  private static final double APART = 0.07;

  /** Where each of the two columns names the other's file. */
  private static final double SWAPPED = 0.05;

  boolean mass() {
    return finding.kind() == Lesion.Kind.MASS;
  }

  /** The folder of the mammogram, such as {@code Mass-Training_P_00001_LEFT_CC}. */
  String imageFolder() {
    return (mass() ? "Mass-" : "Calc-")
        + (patient.test() ? "Test_" : "Training_")
        + String.join("_", patient.id(), sideWord(), view.name());
  }

  /** The folder of mask and crop, such as {@code Mass-Training_P_00001_LEFT_CC_1}. */
  String roiFolder() {
    return imageFolder() + "_" + abnormality;
  }

  String sideWord() {
    return breast.side() == Laterality.L ? "LEFT" : "RIGHT";
  }

  String imagePath() {
    return path(imageFolder(), "", "000000.dcm");
  }

  String maskPath() {
    return path(
        roiFolder(), apart() ? "mask" : "", mass() && !apart() ? "000001.dcm" : "000000.dcm");
  }

  String cropPath() {
    return path(roiFolder(), "", mass() || apart() ? "000000.dcm" : "000001.dcm");
  }

  /** The row's fields in the order of the columns; one ends in a line break, as published. */
  List<String> fields() {
    CbisReading reading = CbisReading.of(finding);
    boolean swapped = quirk("swapped") < SWAPPED;
    String crop = swapped ? maskPath() : cropPath();
    String mask = swapped ? cropPath() : maskPath();
    return List.of(
        patient.id(),
        String.valueOf(breast.density()),
        sideWord(),
        view.name(),
        String.valueOf(abnormality),
        mass() ? "mass" : "calcification",
        reading.first(),
        reading.second(),
        String.valueOf(reading.assessment()),
        reading.pathology(),
        String.valueOf(reading.subtlety()),
        imagePath(),
        mass() ? crop : crop + "\n",
        mass() ? mask + "\n" : mask);
  }

  private boolean apart() {
    return quirk("apart") < APART;
  }

  private double quirk(String name) {
    SplittableRandom random = Seeds.stream(finding.in(view).seed(), name);
    return random.nextDouble();
  }

  private String path(String folder, String series, String file) {
    String study = DicomUid.of(name(folder, "study " + series));
    String seriesUid = DicomUid.of(name(folder, "series " + series));
    return String.join("/", folder, study, seriesUid, file);
  }

  private String name(String folder, String what) {
    return String.join(" ", "phantom", Long.toHexString(breast.seed()), folder, what);
  }
}

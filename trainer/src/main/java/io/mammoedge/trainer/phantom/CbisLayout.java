package io.mammoedge.trainer.phantom;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomWriter;
import io.mammoedge.runtime.dicom.View;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The layout of CBIS-DDSM (The Cancer Imaging Archive, doi 10.7937/K9/TCIA.2016.7O02S9CY): four
 * case descriptions and, per abnormality, a mask and a crop beside the mammogram. Where an image
 * shows a mass and calcifications, it is there twice, under either kind, as in the original.
 */
public final class CbisLayout implements PhantomLayout {
  private final PhantomSet set;
  private final List<CbisCohort.Patient> patients;

  /** Plans a set; nothing is drawn or written yet. */
  public CbisLayout(PhantomSet set) {
    this.set = Objects.requireNonNull(set, "set is null");
    this.patients = CbisCohort.of(set);
  }

  /** One view of one breast; drawn once, written once for each kind of abnormality in it. */
  private record Image(CbisCohort.Patient patient, BreastCase breast, View view) {
    List<CbisRow> rows() {
      Map<Lesion.Kind, Integer> numbers = new EnumMap<>(Lesion.Kind.class);
      List<CbisRow> rows = new ArrayList<>();
      for (int i = 0; i < breast.findings().size(); i++) {
        Finding finding = breast.findings().get(i);
        int number = numbers.merge(finding.kind(), 1, Integer::sum);
        rows.add(new CbisRow(patient, breast, view, finding, number, i));
      }
      return rows;
    }
  }

  @Override
  public int images() {
    return plan().size();
  }

  @Override
  public void write(Path out, Runnable afterEachImage) {
    PhantomLayout.onAllCores(plan(), image -> write(out, image), afterEachImage);
    for (Lesion.Kind kind : Lesion.Kind.values()) {
      writeCases(out, kind, false);
      writeCases(out, kind, true);
    }
  }

  private List<Image> plan() {
    List<Image> images = new ArrayList<>();
    for (CbisCohort.Patient patient : patients) {
      for (BreastCase breast : patient.breasts()) {
        VIEWS.forEach(view -> images.add(new Image(patient, breast, view)));
      }
    }
    return images;
  }

  private void write(Path out, Image image) {
    PhantomImage phantom =
        PhantomGenerator.draw(image.breast().request(image.view(), set, Look.FILM));
    for (CbisRow row : image.rows()) {
      if (row.abnormality() == 1) {
        words(
            out,
            row,
            row.imagePath(),
            "full mammogram images",
            phantom.rows(),
            phantom.columns(),
            phantom.pixels());
      }
      Roi roi = phantom.rois().get(row.indexInBreast());
      words(
          out,
          row,
          row.cropPath(),
          "cropped images",
          roi.height(),
          roi.width(),
          Pixels.crop(phantom, roi));
      DicomObject mask = header(row, row.maskPath(), "ROI mask images");
      CbisDicom.withBytes(
          mask, phantom.rows(), phantom.columns(), roi.mask(phantom.rows(), phantom.columns()));
      DicomWriter.write(out.resolve(row.maskPath()), mask);
    }
  }

  private static void words(
      Path out, CbisRow row, String path, String what, int rows, int columns, short[] pixels) {
    DicomObject object = CbisDicom.withWords(header(row, path, what), rows, columns, pixels);
    DicomWriter.write(out.resolve(path), object);
  }

  private static DicomObject header(CbisRow row, String path, String what) {
    return CbisDicom.header(path, what, row.breast().side(), row.view());
  }

  private void writeCases(Path out, Lesion.Kind kind, boolean test) {
    boolean mass = kind == Lesion.Kind.MASS;
    StringWriter text = new StringWriter();
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    csv.writeRecord(columns(mass));
    plan().stream()
        .filter(image -> image.patient().test() == test)
        .flatMap(image -> image.rows().stream())
        .filter(row -> row.mass() == mass)
        .forEach(row -> csv.writeRecord(row.fields()));
    String name =
        (mass ? "mass" : "calc") + "_case_description_" + (test ? "test" : "train") + "_set.csv";
    AtomicFile.write(out.resolve(name), text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** As published: the two kinds spell the density's column differently. */
  private static List<String> columns(boolean mass) {
    return List.of(
        "patient_id",
        mass ? "breast_density" : "breast density",
        "left or right breast",
        "image view",
        "abnormality id",
        "abnormality type",
        mass ? "mass shape" : "calc type",
        mass ? "mass margins" : "calc distribution",
        "assessment",
        "pathology",
        "subtlety",
        "image file path",
        "cropped image file path",
        "ROI mask file path");
  }
}

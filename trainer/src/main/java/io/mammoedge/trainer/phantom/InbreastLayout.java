package io.mammoedge.trainer.phantom;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.dicom.DicomWriter;
import io.mammoedge.runtime.dicom.View;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The layout of INbreast (Moreira et al., Academic Radiology 19, 2012): {@code AllDICOMs}, {@code
 * AllXML} with the ROIs of the images that have any, and {@code INbreast.csv} with one row an
 * image.
 */
public final class InbreastLayout implements PhantomLayout {
  private static final int FIRST_ID = 50_000_000;

  private final PhantomSet set;
  private final List<InbreastCohort.Patient> patients;

  /** Plans a set; nothing is drawn or written yet. */
  public InbreastLayout(PhantomSet set) {
    this.set = Objects.requireNonNull(set, "set is null");
    this.patients = InbreastCohort.of(set);
  }

  private record Image(
      String id, InbreastCohort.Patient patient, InbreastCohort.ReadBreast read, View view) {
    String month() {
      return patient.year() + "01";
    }

    /** The file names call the oblique view ML. */
    String fileName() {
      return String.join(
              "_",
              id,
              patient.hash(),
              "MG",
              read.breast().side().name(),
              view == View.CC ? "CC" : "ML",
              "ANON")
          + ".dcm";
    }

    String row() {
      return String.join(
          ";",
          "removed",
          "removed",
          read.breast().side().name(),
          view.name(),
          month(),
          id,
          String.valueOf(read.breast().density()),
          read.birads());
    }
  }

  @Override
  public int images() {
    return plan().size();
  }

  @Override
  public void write(Path out, Runnable afterEachImage) {
    PhantomLayout.onAllCores(plan(), image -> write(out, image), afterEachImage);
    StringBuilder csv =
        new StringBuilder(
            "Patient ID;Patient age;Laterality;View;Acquisition date;File Name;ACR;Bi-Rads\r\n");
    plan().forEach(image -> csv.append(image.row()).append("\r\n"));
    text(out.resolve("INbreast.csv"), csv.toString());
  }

  /** Ids rise in steps, as the original's do, and never tell anything but the order. */
  private List<Image> plan() {
    List<Image> images = new ArrayList<>();
    for (InbreastCohort.Patient patient : patients) {
      for (InbreastCohort.ReadBreast read : patient.breasts()) {
        for (View view : VIEWS) {
          String id = String.format(Locale.ROOT, "%08d", FIRST_ID + 27 * images.size());
          images.add(new Image(id, patient, read, view));
        }
      }
    }
    return images;
  }

  private void write(Path out, Image image) {
    InbreastCohort.Patient patient = image.patient();
    BreastCase breast = image.read().breast();
    PhantomImage phantom = PhantomGenerator.draw(breast.request(image.view(), set, patient.look()));
    InbreastDicom.Facts facts =
        new InbreastDicom.Facts(
            image.id(), patient.hash(), image.month(), breast.side(), image.view(), patient.look());
    DicomWriter.write(
        out.resolve("AllDICOMs").resolve(image.fileName()), InbreastDicom.of(facts, phantom));
    if (!phantom.rois().isEmpty()) {
      text(out.resolve("AllXML").resolve(image.id() + ".xml"), InbreastRoiXml.of(phantom));
    }
  }

  private static void text(Path file, String content) {
    AtomicFile.write(file, content.getBytes(StandardCharsets.UTF_8));
  }
}

package io.mammoedge.trainer.dataset;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.RefusedImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * INbreast (Moreira et al., Academic Radiology 2012): {@code INbreast.csv} (semicolons), {@code
 * AllDICOMs/NUMBER_PATIENT_MG_SIDE_VIEW_ANON.dcm}, contours in {@code AllXML/NUMBER.xml}. There is
 * no biopsy result for every image; the label is the reader's assessment: BI-RADS 1 and 2 benign, 4
 * to 6 malignant, 3 left out (paper section 1.3).
 */
final class Inbreast {
  private static final String[] COLUMNS = {
    "Patient ID", "Laterality", "View", "File Name", "ACR", "Bi-Rads"
  };

  /** What the published table has instead of patient ids. */
  private static final String REMOVED = "removed";

  private static final Set<String> VIEWS = Set.of("CC", "MLO");

  private final Path in;
  private final Map<String, Path> dicoms;
  private final List<SourceImage> images = new ArrayList<>();
  private final List<Refusal> leftOut = new ArrayList<>();

  private Inbreast(Path in) {
    this.in = in;
    this.dicoms = dicoms(in.resolve("AllDICOMs"));
  }

  /**
   * Reads the table, the file names and the contours.
   *
   * @throws MammoEdgeException when the folder is not as published
   */
  static Catalogue read(Path in) {
    Path table = in.resolve("INbreast.csv");
    if (!Files.exists(table)) {
      throw new MammoEdgeException(ExitCode.USAGE, in + ": INbreast.csv is not here");
    }
    Inbreast set = new Inbreast(in);
    CsvTable.read(table, ';', Row::of, COLUMNS).forEach(set::add);
    return new Catalogue(List.of(table), set.images, set.leftOut);
  }

  private void add(Row row) {
    Path file = dicoms.getOrDefault(row.number(), in.resolve("AllDICOMs/" + row.number() + ".dcm"));
    if (row.birads() == 3) {
      leaveOut(file, "BIRADS_3", "BI-RADS 3 (probably benign) is neither label");
      return;
    }
    if (!VIEWS.contains(row.view())) {
      leaveOut(file, "VIEW", "the view " + row.view() + " is neither CC nor MLO");
      return;
    }
    String patient = patient(row, file);
    if (patient.isEmpty()) {
      leaveOut(file, "NO_PATIENT", "neither the table nor the file name has a patient id");
      return;
    }
    try {
      images.add(image(row, patient, file));
    } catch (RefusedImageException e) {
      leaveOut(file, e.code(), e.getMessage().replace(in + "/", ""));
    }
  }

  private void leaveOut(Path file, String code, String why) {
    String shown = in.relativize(file).toString().replace('\\', '/');
    leftOut.add(new Refusal(shown, code, why));
  }

  private SourceImage image(Row row, String patient, Path file) {
    boolean malignant = row.birads() > 3;
    return new SourceImage(
        patient + "_" + row.side() + "_" + row.view() + "_" + row.number(),
        patient,
        row.side(),
        row.view(),
        malignant,
        Set.of(),
        file,
        "",
        row.density(),
        InbreastContours.read(in.resolve("AllXML/" + row.number() + ".xml"), malignant));
  }

  private static String patient(Row row, Path file) {
    if (!row.patient().isEmpty() && !row.patient().equals(REMOVED)) {
      return row.patient();
    }
    String[] parts = file.getFileName().toString().split("_", -1);
    return parts.length > 1 ? parts[1] : "";
  }

  private static Map<String, Path> dicoms(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".dcm"))
          .sorted()
          .collect(Collectors.toMap(Inbreast::number, file -> file, (first, second) -> first));
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.USAGE, folder + ": the folder of images is missing", e);
    }
  }

  private static String number(Path file) {
    return file.getFileName().toString().split("[_.]", 2)[0];
  }

  /**
   * One row of the table.
   *
   * @param patient as in the table
   * @param side {@code L} or {@code R}
   * @param view {@code CC}, {@code MLO}, and once {@code FB}, from below
   * @param number first part of the file's name
   * @param density ACR 1..4, "" if not given
   * @param birads 1..6; the table's 4a, 4b and 4c are 4
   */
  private record Row(
      String patient, String side, String view, String number, String density, int birads) {
    static Row of(NamedCsvRecord row) {
      return new Row(
          Labels.id(row.getField("Patient ID")),
          Labels.side(row.getField("Laterality")),
          Labels.id(row.getField("View")),
          Labels.id(row.getField("File Name")),
          row.getField("ACR").strip(),
          birads(row.getField("Bi-Rads").strip()));
    }

    private static int birads(String text) {
      if (!text.matches("[1-6][abc]?")) {
        throw new IllegalArgumentException("'" + text + "' is no BI-RADS category 1 to 6");
      }
      return text.charAt(0) - '0';
    }
  }
}

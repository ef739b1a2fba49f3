package io.mammoedge.trainer.dataset;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.RefusedImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * INbreast (Moreira et al., Academic Radiology 2012): {@code INbreast.csv} (semicolons), {@code
 * AllDICOMs/NUMBER_PATIENT_MG_SIDE_VIEW_ANON.dcm}, contours in {@code AllXML/NUMBER.xml}. There is
 * no biopsy result for every image; the label is the reader's assessment: BI-RADS 1 and 2 benign, 4
 * to 6 malignant, 3 left out (paper section 1.3).
 */
final class Inbreast {
  /** Where the name is another, its second part may be anything, and no patient is known. */
  private static final Pattern FILE_NAME =
      Pattern.compile("\\d+_([A-Za-z0-9]+)_MG_[LR]_[A-Z]+_ANON\\.dcm");

  private static final Set<String> VIEWS = Set.of("CC", "MLO");

  private final Path in;
  private final Map<String, Path> dicoms;
  private final Map<String, Long> lines = new HashMap<>();
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
    CsvTable.read(table, ';', set::row, InbreastRow.COLUMNS).forEach(set::add);
    return new Catalogue(List.of(table), set.images, set.leftOut);
  }

  private InbreastRow row(NamedCsvRecord record) {
    InbreastRow row = InbreastRow.of(record);
    Long earlier = lines.putIfAbsent(row.number(), record.getStartingLineNumber());
    if (earlier != null) {
      throw new IllegalArgumentException("this image stands in line " + earlier + " already");
    }
    return row;
  }

  private void add(InbreastRow row) {
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

  private SourceImage image(InbreastRow row, String patient, Path file) {
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

  private static String patient(InbreastRow row, Path file) {
    if (!row.patient().isEmpty()) {
      return row.patient();
    }
    Matcher name = FILE_NAME.matcher(file.getFileName().toString());
    return name.matches() ? name.group(1) : "";
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
}

package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.SourceImage.SourceLesion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The published CBIS-DDSM (The Cancer Imaging Archive, doi 10.7937/K9/TCIA.2016.7O02S9CY): up to
 * four official tables, one row an abnormality, made into one entry an image. An image is malignant
 * when any of its abnormalities is.
 */
final class CbisDdsm {
  private static final List<Table> TABLES =
      List.of(
          new Table("mass_case_description_train_set.csv", Split.TRAIN),
          new Table("calc_case_description_train_set.csv", Split.TRAIN),
          new Table("mass_case_description_test_set.csv", Split.TEST),
          new Table("calc_case_description_test_set.csv", Split.TEST));

  private CbisDdsm() {}

  /**
   * Reads whichever of the four tables are in the folder.
   *
   * @throws MammoEdgeException when none is, or one is not as published
   */
  static Catalogue read(Path in) {
    List<Table> tables =
        TABLES.stream().filter(table -> Files.exists(in.resolve(table.name()))).toList();
    if (tables.isEmpty()) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          in + ": none of the official tables is here, such as " + TABLES.get(0).name());
    }
    Map<String, List<CbisCase>> images = new TreeMap<>();
    tables.stream()
        .flatMap(table -> table.cases(in))
        .forEach(c -> images.computeIfAbsent(c.image(), name -> new ArrayList<>()).add(c));
    CbisFiles files = new CbisFiles(in);
    return new Catalogue(
        tables.stream().map(table -> in.resolve(table.name())).toList(),
        images.values().stream().map(cases -> image(cases, files)).toList(),
        List.of());
  }

  private static SourceImage image(List<CbisCase> unordered, CbisFiles files) {
    List<CbisCase> cases = unordered.stream().sorted(CbisCase.ORDER).toList();
    CbisCase first = cases.get(0);
    return new SourceImage(
        first.image(),
        first.patient(),
        first.side(),
        first.view(),
        cases.stream().anyMatch(CbisCase::malignant),
        cases.stream().map(CbisCase::split).collect(Collectors.toSet()),
        files.mammogram(cases.stream().map(CbisCase::imagePath).distinct().toList()),
        "",
        first.density(),
        cases.stream().map(c -> lesion(c, files)).toList());
  }

  private static SourceLesion lesion(CbisCase c, CbisFiles files) {
    return new SourceLesion(
        c.type(),
        c.malignant(),
        new Outline.MaskFile(files.maskAndCrop(c.maskPath(), c.cropPath())));
  }

  /** One of the official tables, and the split its name gives. */
  private record Table(String name, Split split) {
    Stream<CbisCase> cases(Path in) {
      return CsvTable.read(in.resolve(name), row -> CbisCase.of(row, split), CbisCase.COLUMNS)
          .stream();
    }
  }
}

package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.trainer.dataset.PatientSplits.Patient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PatientSplitsTest {
  /** A random set: patients with 1 to 4 images, each label and official split at random. */
  private static List<SourceImage> images(long seed) {
    Random random = new Random(seed);
    List<SourceImage> images = new ArrayList<>();
    int patients = 3 + random.nextInt(200);
    double malignant = random.nextDouble();
    for (int i = 0; i < 3 * patients; i++) {
      Split official = random.nextInt(5) == 0 ? Split.TEST : Split.TRAIN;
      images.add(
          image("p" + random.nextInt(patients), i, random.nextDouble() < malignant, official));
    }
    return images;
  }

  private static SourceImage image(String patient, int number, boolean malignant, Split official) {
    return new SourceImage(
        "i" + number,
        patient,
        "L",
        "CC",
        malignant,
        Set.of(official),
        Path.of("f" + number),
        "",
        "",
        List.of());
  }

  static IntStream seeds() {
    return IntStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyPatientHasOneSplitAndSharesAreStratified(int seed) {
    List<Patient> patients = PatientSplits.patients(images(seed));
    Map<String, Split> splits = PatientSplits.byPatient(patients, seed);
    assertThat(splits).hasSize(patients.size());
    for (boolean malignant : new boolean[] {false, true}) {
      List<Patient> stratum = patients.stream().filter(p -> p.malignant() == malignant).toList();
      long test = count(stratum, splits, Split.TEST);
      long validation = count(stratum, splits, Split.VALIDATION);
      assertThat((double) test).isCloseTo(0.15 * stratum.size(), within(1.0));
      assertThat((double) validation).isCloseTo(0.10 * (stratum.size() - test), within(1.0));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void officialTestPatientsAreNeverTrainedOn(int seed) {
    List<SourceImage> images = images(seed);
    List<Patient> patients = PatientSplits.patients(images);
    Map<String, Split> splits = PatientSplits.official(patients, seed);
    assertThat(splits).hasSize(patients.size());
    for (SourceImage image : images) {
      if (image.official().contains(Split.TEST)) {
        assertThat(splits).containsEntry(image.patient(), Split.TEST);
      }
    }
    for (boolean malignant : new boolean[] {false, true}) {
      List<Patient> rest =
          patients.stream()
              .filter(p -> p.malignant() == malignant && splits.get(p.id()) != Split.TEST)
              .toList();
      assertThat((double) count(rest, splits, Split.VALIDATION))
          .isCloseTo(0.10 * rest.size(), within(1.0));
    }
  }

  private static long count(List<Patient> patients, Map<String, Split> splits, Split split) {
    return patients.stream().filter(p -> splits.get(p.id()) == split).count();
  }

  @Test
  void theDrawDependsOnTheSeedButNotOnTheOrderOfTheImages() {
    List<SourceImage> images = images(7);
    List<SourceImage> sorted =
        images.stream().sorted(Comparator.comparing(SourceImage::name).reversed()).toList();
    Map<String, Split> splits = PatientSplits.byPatient(PatientSplits.patients(images), 1);
    assertThat(PatientSplits.byPatient(PatientSplits.patients(sorted), 1)).isEqualTo(splits);
    assertThat(PatientSplits.byPatient(PatientSplits.patients(images), 2)).isNotEqualTo(splits);
  }

  @Test
  void smallSetsStillHaveCasesOfBothKindsInEverySplit() {
    List<Patient> patients =
        IntStream.range(0, 6).mapToObj(i -> new Patient("p" + i, i % 2 == 0, Set.of())).toList();
    Map<String, Split> splits = PatientSplits.byPatient(patients, 3);
    assertThat(splits.values())
        .containsOnly(Split.TRAIN, Split.TEST, Split.VALIDATION)
        .filteredOn(split -> split == Split.TEST)
        .hasSize(2);
  }

  @Test
  void namedValidationPatientsAreKept() {
    List<Patient> patients = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      for (Split split : Split.values()) {
        patients.add(new Patient(split.word() + i, i % 3 == 0, Set.of(split)));
      }
    }
    Map<String, Split> splits = PatientSplits.official(patients, 3);
    for (Patient patient : patients) {
      assertThat(patient.official()).contains(splits.get(patient.id()));
    }
  }
}

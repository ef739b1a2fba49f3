package io.mammoedge.trainer.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Splits patients, never images. Where a share is drawn, it is drawn among patients with and
 * without a malignant image separately (paper section 1.1), so that every split has both.
 */
final class PatientSplits {
  /** 85:15 train to test (paper section 1.1). */
  static final double TEST_SHARE = 0.15;

  /** Of the patients that are not test (paper section 1.1). */
  static final double VALIDATION_SHARE = 0.10;

  /** From this many patients on, a share gets at least one of them and leaves at least one. */
  private static final int ENOUGH_FOR_BOTH = 2;

  private PatientSplits() {}

  /**
   * One patient.
   *
   * @param id unique
   * @param malignant any image is
   * @param official the splits that the set's tables put the patient in, empty if they say nothing
   */
  record Patient(String id, boolean malignant, Set<Split> official) {
    Patient {
      official = Set.copyOf(official);
    }

    boolean inTwoSplits() {
      return official.size() > 1;
    }

    private Split latest() {
      return official.isEmpty() ? Split.TRAIN : Collections.max(official);
    }
  }

  /** The patients behind the images, in order of id. */
  static List<Patient> patients(List<SourceImage> images) {
    Map<String, List<SourceImage>> byPatient =
        images.stream()
            .collect(
                Collectors.groupingBy(SourceImage::patient, TreeMap::new, Collectors.toList()));
    return byPatient.entrySet().stream().map(e -> patient(e.getKey(), e.getValue())).toList();
  }

  private static Patient patient(String id, List<SourceImage> images) {
    return new Patient(
        id,
        images.stream().anyMatch(SourceImage::malignant),
        images.stream().flatMap(image -> image.official().stream()).collect(Collectors.toSet()));
  }

  /**
   * As in the set's tables. A patient whom they put in two splits goes as a whole to the later of
   * train, validation, test: the official test images stay test images, and nothing is trained on a
   * test patient. Unless the tables name validation patients, 10 % of the training ones become
   * those.
   *
   * @param patients in a fixed order, ids unique
   * @return the split of every patient
   */
  static Map<String, Split> official(List<Patient> patients, long seed) {
    Map<String, Split> splits = new TreeMap<>();
    patients.forEach(patient -> splits.put(patient.id(), patient.latest()));
    if (!splits.containsValue(Split.VALIDATION)) {
      draw(patients, splits, VALIDATION_SHARE, Split.VALIDATION, new Random(seed));
    }
    return splits;
  }

  /**
   * A new split, 85:15 and then 10 % of the 85 as validation.
   *
   * @param patients in a fixed order, ids unique
   * @return the split of every patient
   */
  static Map<String, Split> byPatient(List<Patient> patients, long seed) {
    Map<String, Split> splits = new TreeMap<>();
    patients.forEach(patient -> splits.put(patient.id(), Split.TRAIN));
    Random random = new Random(seed);
    draw(patients, splits, TEST_SHARE, Split.TEST, random);
    draw(patients, splits, VALIDATION_SHARE, Split.VALIDATION, random);
    return splits;
  }

  private static void draw(
      List<Patient> patients, Map<String, Split> splits, double share, Split into, Random random) {
    for (boolean malignant : new boolean[] {false, true}) {
      List<String> stratum =
          patients.stream()
              .filter(p -> p.malignant() == malignant && splits.get(p.id()) == Split.TRAIN)
              .map(Patient::id)
              .collect(Collectors.toCollection(ArrayList::new));
      Collections.shuffle(stratum, random);
      stratum.subList(0, quota(stratum.size(), share)).forEach(id -> splits.put(id, into));
    }
  }

  private static int quota(int patients, double share) {
    int rounded = (int) Math.round(patients * share);
    return patients >= ENOUGH_FOR_BOTH ? Math.max(1, rounded) : rounded;
  }

  /** Whether the set's own tables have test cases. */
  static boolean haveOfficialTest(List<Patient> patients) {
    Set<Split> seen = EnumSet.noneOf(Split.class);
    patients.forEach(patient -> seen.addAll(patient.official()));
    return seen.contains(Split.TEST);
  }
}

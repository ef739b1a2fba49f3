package io.mammoedge.trainer.phantom;

import io.mammoedge.runtime.dicom.Laterality;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The patients of a set in INbreast's manner: both breasts of each, read on the BI-RADS scale; most
 * are normal or benign.
 */
final class InbreastCohort {
  /** One deal of twenty breasts; INbreast's 410 images have nearly these shares. */
  private static final List<String> READINGS =
      List.of(
          "1", "1", "1", "1", "2", "2", "2", "2", "2", "2", "2", "2", "2", "3", "4a", "4b", "4c",
          "5", "5", "6");

  private InbreastCohort() {}

  /**
   * One patient.
   *
   * @param hash 16 hexadecimal digits, as in the file names
   * @param year of the acquisition, 2008..2010
   * @param look of the detector
   * @param breasts right and left
   */
  record Patient(String hash, int year, Look look, List<ReadBreast> breasts) {
    Patient {
      breasts = List.copyOf(breasts);
    }
  }

  /** A breast and its BI-RADS assessment, 1 .. 6 with 4a, 4b and 4c. */
  record ReadBreast(BreastCase breast, String birads) {}

  static List<Patient> of(PhantomSet set) {
    List<String> deck = deck(set);
    List<Patient> patients = new ArrayList<>();
    for (int i = 0; i < set.patients(); i++) {
      SplittableRandom random = Seeds.stream(set.seed(), "inbreast patient " + i);
      String hash = HexFormat.of().toHexDigits(random.nextLong());
      List<ReadBreast> breasts =
          List.of(
              breast(random, Laterality.R, deck.get(2 * i)),
              breast(random, Laterality.L, deck.get(2 * i + 1)));
      Look look = random.nextInt(4) == 0 ? Look.DIGITAL_12 : Look.DIGITAL_14;
      patients.add(new Patient(hash, random.nextInt(2008, 2011), look, breasts));
    }
    return patients;
  }

  private static List<String> deck(PhantomSet set) {
    List<String> deck = new ArrayList<>();
    while (deck.size() < 2 * set.patients()) {
      deck.addAll(READINGS);
    }
    SplittableRandom random = Seeds.stream(set.seed(), "inbreast deck");
    for (int i = deck.size() - 1; i > 0; i--) {
      Collections.swap(deck, i, random.nextInt(i + 1));
    }
    return deck;
  }

  private static ReadBreast breast(SplittableRandom random, Laterality side, String birads) {
    long seed = random.nextLong();
    boolean mass = random.nextInt(2) == 0;
    boolean malignant = random.nextDouble() < malignantShare(birads);
    Lesion.Kind kind = mass ? Lesion.Kind.MASS : Lesion.Kind.CALCIFICATIONS;
    List<Finding> findings =
        birads.equals("1") ? List.of() : FindingDraw.draw(random, kind, malignant);
    return new ReadBreast(new BreastCase(side, seed, findings), birads);
  }

  /** How often what looks suspicious is drawn malignant: readers are not always right. */
  private static double malignantShare(String birads) {
    return switch (birads) {
      case "1", "2" -> 0;
      case "3" -> 0.1;
      case "4a" -> 0.6;
      case "4b" -> 0.8;
      default -> 1;
    };
  }
}

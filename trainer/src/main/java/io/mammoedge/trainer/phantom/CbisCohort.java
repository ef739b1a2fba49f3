package io.mammoedge.trainer.phantom;

import io.mammoedge.runtime.dicom.Laterality;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The patients of a set in CBIS-DDSM's manner: every breast has a finding, half of them malignant,
 * half of them masses, 40 of 100 patients in the test set. The order of the patients says nothing.
 */
final class CbisCohort {
  private static final int TEST_PER_TEN = 4;
  private static final double BOTH_BREASTS = 0.05;

  private CbisCohort() {}

  /**
   * One patient.
   *
   * @param id such as {@code P_00001}
   * @param test whether in the test set
   * @param breasts one, sometimes both
   */
  record Patient(String id, boolean test, List<BreastCase> breasts) {
    Patient {
      breasts = List.copyOf(breasts);
    }
  }

  /** What a patient is dealt before anything is drawn: so every combination has its share. */
  private record Card(boolean test, Lesion.Kind kind, boolean malignant) {}

  static List<Patient> of(PhantomSet set) {
    List<Card> deck = deck(set);
    List<Patient> patients = new ArrayList<>();
    for (int i = 0; i < deck.size(); i++) {
      patients.add(patient(set, i + 1, deck.get(i)));
    }
    return patients;
  }

  private static List<Card> deck(PhantomSet set) {
    List<Card> deck = new ArrayList<>();
    int[] dealt = new int[2];
    for (int i = 0; i < set.patients(); i++) {
      boolean test = (i + 1) * TEST_PER_TEN / 10 > i * TEST_PER_TEN / 10;
      int turn = dealt[test ? 1 : 0]++;
      Lesion.Kind kind = turn / 2 % 2 == 0 ? Lesion.Kind.MASS : Lesion.Kind.CALCIFICATIONS;
      deck.add(new Card(test, kind, turn % 2 == 0));
    }
    shuffle(deck, Seeds.stream(set.seed(), "deck"));
    return deck;
  }

  private static void shuffle(List<Card> deck, SplittableRandom random) {
    for (int i = deck.size() - 1; i > 0; i--) {
      Collections.swap(deck, i, random.nextInt(i + 1));
    }
  }

  private static Patient patient(PhantomSet set, int number, Card card) {
    String id = String.format(Locale.ROOT, "P_%05d", number);
    SplittableRandom random = Seeds.stream(set.seed(), id);
    Laterality side = random.nextInt(2) == 0 ? Laterality.L : Laterality.R;
    List<BreastCase> breasts = new ArrayList<>();
    breasts.add(breast(random, side, card.kind(), card.malignant()));
    if (random.nextDouble() < BOTH_BREASTS) {
      Laterality other = side == Laterality.L ? Laterality.R : Laterality.L;
      breasts.add(breast(random, other, card.kind(), random.nextInt(2) == 0));
    }
    return new Patient(id, card.test(), breasts);
  }

  private static BreastCase breast(
      SplittableRandom random, Laterality side, Lesion.Kind kind, boolean malignant) {
    long seed = random.nextLong();
    return new BreastCase(side, seed, FindingDraw.draw(random, kind, malignant));
  }
}

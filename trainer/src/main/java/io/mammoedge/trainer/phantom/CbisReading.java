package io.mammoedge.trainer.phantom;

import java.util.SplittableRandom;

/**
 * What a reader wrote down about a lesion, in the words of CBIS-DDSM's case descriptions.
 *
 * @param first column "mass shape" or "calc type"
 * @param second column "mass margins" or "calc distribution"
 * @param assessment BI-RADS 2..5
 * @param pathology MALIGNANT, BENIGN or BENIGN_WITHOUT_CALLBACK
 * @param subtlety 1 (hard to see) .. 5 (obvious)
 */
record CbisReading(String first, String second, int assessment, String pathology, int subtlety) {
  private static final String[] BENIGN_SHAPES = {"OVAL", "LOBULATED", "ROUND"};
  private static final String[] BENIGN_MARGINS = {"CIRCUMSCRIBED", "OBSCURED", "CIRCUMSCRIBED"};
  private static final String[] MALIGNANT_SHAPES = {"IRREGULAR", "IRREGULAR", "LOBULATED"};
  private static final String[] MALIGNANT_MARGINS = {
    "SPICULATED", "SPICULATED", "ILL_DEFINED-SPICULATED"
  };
  private static final String[] BENIGN_TYPES = {"COARSE", "ROUND_AND_REGULAR", "LUCENT_CENTER"};
  private static final String[] MALIGNANT_TYPES = {
    "PLEOMORPHIC", "PLEOMORPHIC", "FINE_LINEAR_BRANCHING"
  };

  static CbisReading of(Finding finding) {
    SplittableRandom random = Seeds.stream(finding.cc().seed(), "reading");
    boolean mass = finding.kind() == Lesion.Kind.MASS;
    int subtlety = random.nextInt(2, 6);
    if (finding.malignant()) {
      return new CbisReading(
          pick(random, mass ? MALIGNANT_SHAPES : MALIGNANT_TYPES),
          mass ? pick(random, MALIGNANT_MARGINS) : "CLUSTERED",
          random.nextInt(4, 6),
          "MALIGNANT",
          subtlety);
    }
    boolean calledBack = random.nextInt(4) > 0;
    return new CbisReading(
        pick(random, mass ? BENIGN_SHAPES : BENIGN_TYPES),
        mass ? pick(random, BENIGN_MARGINS) : "NA",
        calledBack ? random.nextInt(3, 5) : 2,
        calledBack ? "BENIGN" : "BENIGN_WITHOUT_CALLBACK",
        subtlety);
  }

  private static String pick(SplittableRandom random, String[] words) {
    return words[random.nextInt(words.length)];
  }
}

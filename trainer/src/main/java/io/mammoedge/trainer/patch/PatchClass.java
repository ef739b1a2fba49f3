package io.mammoedge.trainer.patch;

import io.mammoedge.trainer.dataset.LesionType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The five classes of the patch network, in the order of its outputs. */
public enum PatchClass {
  /** No lesion, or little of one. */
  BACKGROUND(0),
  /** Benign calcification. */
  CALC_BENIGN(1),
  /** Malignant calcification. */
  CALC_MALIGNANT(2),
  /** Benign mass. */
  MASS_BENIGN(3),
  /** Malignant mass. */
  MASS_MALIGNANT(4);

  private final int output;

  PatchClass(int output) {
    this.output = output;
  }

  /** Its place among the outputs of a patch network. */
  public int output() {
    return output;
  }

  /**
   * The class of an output.
   *
   * @param output 0 to 4
   */
  public static PatchClass ofOutput(int output) {
    return values()[output];
  }

  /** The class of a lesion's patches; lesions of other types have none. */
  public static Optional<PatchClass> of(LesionType type, boolean malignant) {
    return switch (type) {
      case CALCIFICATION -> Optional.of(malignant ? CALC_MALIGNANT : CALC_BENIGN);
      case MASS -> Optional.of(malignant ? MASS_MALIGNANT : MASS_BENIGN);
      case OTHER -> Optional.empty();
    };
  }

  /** Whether it shows a lesion. */
  public boolean isLesion() {
    return this != BACKGROUND;
  }

  /** Whether it shows a malignant lesion. */
  public boolean isMalignant() {
    return this == CALC_MALIGNANT || this == MASS_MALIGNANT;
  }

  /** The word in {@code patches.csv}, such as {@code calc_benign}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The words of all classes, in the order of the network's outputs. */
  public static List<String> words() {
    return Arrays.stream(values()).map(PatchClass::word).toList();
  }

  /**
   * Reads the word of {@code patches.csv}.
   *
   * @throws IllegalArgumentException for any other word
   */
  public static PatchClass of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}

package io.mammoedge.runtime.dicom.codec;

/** A sample foretold from its neighbours (ITU-T T.81 table H.1). */
@FunctionalInterface
interface Predictor {
  int predict(int left, int above, int aboveLeft);

  /** The predictor of a selection value 1..7. */
  static Predictor of(int selection) {
    return switch (selection) {
      case 1 -> (left, above, aboveLeft) -> left;
      case 2 -> (left, above, aboveLeft) -> above;
      case 3 -> (left, above, aboveLeft) -> aboveLeft;
      case 4 -> (left, above, aboveLeft) -> left + above - aboveLeft;
      case 5 -> (left, above, aboveLeft) -> left + ((above - aboveLeft) >> 1);
      case 6 -> (left, above, aboveLeft) -> above + ((left - aboveLeft) >> 1);
      case 7 -> (left, above, aboveLeft) -> (left + above) >> 1;
      default -> throw new IllegalArgumentException("predictor " + selection);
    };
  }
}

package io.mammoedge.runtime.dicom.codec;

/**
 * What a lossless JPEG stream says before its pixels (ITU-T T.81 annex B).
 *
 * @param size of the image
 * @param restartInterval samples between restart markers, 0 for none
 * @param predictor selection value 1..7
 * @param pointTransform how many low bits were dropped, below the precision
 * @param table of the only component
 * @param scanStart where the entropy-coded data begin
 */
record JpegLosslessHeader(
    JpegSize size,
    int restartInterval,
    int predictor,
    int pointTransform,
    HuffmanSpecification table,
    int scanStart) {
  JpegLosslessHeader {
    if (predictor < 1 || predictor > 7) {
      throw JpegSegments.malformed("has the predictor " + predictor);
    }
    if (pointTransform >= size.precision()) {
      throw JpegSegments.malformed("drops " + pointTransform + " of " + size.precision() + " bits");
    }
  }

  static JpegLosslessHeader read(byte[] encoded) {
    return new JpegLosslessHeaderReader(encoded).read();
  }

  /** What is foretold where there is no neighbour (T.81 H.1.2.1). */
  int firstPrediction() {
    return 1 << (size.precision() - pointTransform - 1);
  }
}

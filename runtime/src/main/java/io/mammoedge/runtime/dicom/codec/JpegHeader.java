package io.mammoedge.runtime.dicom.codec;

import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.Locale;

/**
 * What a lossless JPEG stream says before its pixels (ITU-T T.81 annex B).
 *
 * @param precision bits of a sample, 2..16
 * @param height lines
 * @param width samples of a line
 * @param restartInterval samples between restart markers, 0 for none
 * @param predictor selection value 1..7
 * @param pointTransform how many low bits were dropped, below {@code precision}
 * @param table of the only component
 * @param scanStart where the entropy-coded data begin
 */
record JpegHeader(
    int precision,
    int height,
    int width,
    int restartInterval,
    int predictor,
    int pointTransform,
    HuffmanTable table,
    int scanStart) {
  JpegHeader {
    if (precision < 2 || precision > 16) {
      throw malformed("has " + precision + " bits per sample");
    }
    if (predictor < 1 || predictor > 7) {
      throw malformed("has the predictor " + predictor);
    }
    if (pointTransform >= precision) {
      throw malformed("drops " + pointTransform + " of " + precision + " bits");
    }
  }

  static JpegHeader read(byte[] encoded) {
    return new JpegHeaderReader(encoded).read();
  }

  static RuntimeException malformed(String what) {
    return Refusal.MALFORMED.because("the JPEG stream " + what);
  }

  /** Refuses a stream whose size is not the header's. */
  void requireFits(Frame frame) {
    if (height != frame.rows() || width != frame.columns()) {
      throw malformed(
          String.format(
              Locale.ROOT,
              "has %d rows of %d columns, the header says %d of %d",
              height,
              width,
              frame.rows(),
              frame.columns()));
    }
    if (precision > frame.bitsAllocated()) {
      throw malformed("has " + precision + " bits, allocated are " + frame.bitsAllocated());
    }
  }

  /** What is foretold where there is no neighbour (T.81 H.1.2.1). */
  int firstPrediction() {
    return 1 << (precision - pointTransform - 1);
  }
}

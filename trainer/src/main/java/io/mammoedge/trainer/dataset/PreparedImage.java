package io.mammoedge.trainer.dataset;

import java.util.List;
import java.util.Objects;

/**
 * What is known of an image once its PNG files are written. Kept as JSON beside the data set, so
 * that a run that was stopped can go on.
 *
 * @param key SHA-256 of everything the result depends on: source files, outlines, settings
 * @param png SHA-256 of the image file
 * @param mask SHA-256 of the mask file, "" if there is none
 * @param pixels SHA-256 of the pixels of both, whatever PNG encoder wrote them
 * @param sum of all pixels
 * @param sumOfSquares of all pixels; below 2^63 up to 2^31 pixels of 16 bit
 * @param manufacturer from the table, else from the header
 * @param sopClass SOP Class UID
 * @param intensity in words
 * @param warnings may be empty
 * @param lesions in order of number
 */
record PreparedImage(
    String key,
    String png,
    String mask,
    String pixels,
    long sum,
    long sumOfSquares,
    String manufacturer,
    String sopClass,
    String intensity,
    List<String> warnings,
    List<LesionRow> lesions) {
  PreparedImage {
    Objects.requireNonNull(key, "key is null");
    Objects.requireNonNull(png, "png is null");
    Objects.requireNonNull(mask, "mask is null");
    Objects.requireNonNull(pixels, "pixels is null");
    warnings = List.copyOf(warnings);
    lesions = List.copyOf(lesions);
  }
}

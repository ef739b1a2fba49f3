package io.mammoedge.trainer.dataset;

/**
 * An image that is not in the data set, and why.
 *
 * @param source the file, relative to the folder the set was prepared from
 * @param code stable and for machines, such as {@code NOT_FOUND}
 * @param message for people
 */
public record Refusal(String source, String code, String message) {
  /** Whether its files could not be read just now, whatever is in them. */
  boolean isOfTheDisk() {
    return io.mammoedge.runtime.dicom.file.Refusal.isOfTheDisk(code);
  }
}

package io.mammoedge.runtime.dicom.file;

/** Keeps the memory that a header takes within {@link Limits}. */
final class HeaderBudget {
  private int elements;
  private int bytes;

  /** One more element or item. */
  void count() {
    elements++;
    if (elements > Limits.ELEMENTS) {
      throw Refusal.TOO_LARGE.because("the header has more than " + Limits.ELEMENTS + " elements");
    }
  }

  /** A value of at most {@link Limits#VALUE_BYTES} is about to be kept. */
  void keep(int length) {
    bytes += length;
    if (bytes > Limits.HEADER_BYTES) {
      throw Refusal.TOO_LARGE.because("the header has more than " + Limits.HEADER_BYTES + " bytes");
    }
  }
}

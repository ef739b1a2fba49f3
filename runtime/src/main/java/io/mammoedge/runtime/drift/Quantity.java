package io.mammoedge.runtime.drift;

import io.mammoedge.runtime.audit.AuditEvent;
import io.mammoedge.runtime.release.DomainReference;

/** What is compared of every scored image. */
public enum Quantity {
  /** Of malignancy: what the network makes of the image. */
  PROBABILITY("probability"),
  /** Of the presentation values, 0..255: what the network gets. */
  IMAGE_MEAN("image mean"),
  /** Of the presentation values, 0..255. */
  IMAGE_STANDARD_DEVIATION("image standard deviation");

  private final String label;

  Quantity(String label) {
    this.label = label;
  }

  /** For people. */
  public String label() {
    return label;
  }

  /** Of a scored image, with as many digits as the reference has: else ties would be none. */
  double of(AuditEvent scored) {
    double exact =
        switch (this) {
          case PROBABILITY -> scored.probability();
          case IMAGE_MEAN -> scored.statistics().mean();
          case IMAGE_STANDARD_DEVIATION -> scored.statistics().standardDeviation();
        };
    return DomainReference.Distribution.rounded(exact);
  }

  DomainReference.Distribution of(DomainReference reference) {
    return switch (this) {
      case PROBABILITY -> reference.probability();
      case IMAGE_MEAN -> reference.imageMean();
      case IMAGE_STANDARD_DEVIATION -> reference.imageStandardDeviation();
    };
  }
}

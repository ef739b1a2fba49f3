package io.mammoedge.runtime.stats;

/** How the variance of an area under the curve is estimated. */
public enum AucMethod {
  /** DeLong, DeLong and Clarke-Pearson (1988): takes every case for independent. */
  DELONG("DeLong 1988"),
  /** Obuchowski (1997): the cases of one patient may depend on each other. */
  OBUCHOWSKI("Obuchowski 1997, clustered by patient");

  private final String label;

  AucMethod(String label) {
    this.label = label;
  }

  /** For people and manifests. */
  public String label() {
    return label;
  }
}

package io.mammoedge.trainer.phantom;

import java.util.SplittableRandom;

/** How grey values 0..1 become stored values: what the makers of detectors differ in. */
public enum Look {
  /** Digitised film, as in CBIS-DDSM: 16 bits, a background that is not quite black, grain. */
  FILM(16, 0.012, 0.0, 1.0),
  /** A digital detector, as in INbreast: 12 bits, steeper, less noise, background exactly 0. */
  DIGITAL_12(12, 0, 0.55, 0.5),
  /** The same with 14 bits. */
  DIGITAL_14(14, 0, 0.4, 0.4);

  private final int bits;
  private final double pedestal;
  private final double steepness;
  private final double noise;

  Look(int bits, double pedestal, double steepness, double noise) {
    this.bits = bits;
    this.pedestal = pedestal;
    this.steepness = steepness;
    this.noise = noise;
  }

  /** Bits Stored (0028,0101). */
  public int bits() {
    return bits;
  }

  short[] develop(Tissue.Breast breast, double grain, SplittableRandom random) {
    float[] grey = breast.grey().values;
    short[] stored = new short[grey.length];
    int white = (1 << bits) - 1;
    for (int i = 0; i < grey.length; i++) {
      double noisy = curve(grey[i]) + noise * grain * Seeds.normal(random);
      boolean background = pedestal == 0 && breast.thickness().values[i] == 0;
      double value = background ? 0 : pedestal + (1 - pedestal) * noisy;
      stored[i] = (short) Math.round(white * Math.min(1, Math.max(0, value)));
    }
    return stored;
  }

  /** Mixes the identity with an S-shaped curve. */
  private double curve(double grey) {
    double t = Math.min(1, Math.max(0, grey));
    return t + steepness * (t * t * (3 - 2 * t) - t);
  }
}

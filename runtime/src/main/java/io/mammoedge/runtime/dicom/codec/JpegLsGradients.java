package io.mammoedge.runtime.dicom.codec;

/** Which context the differences between a sample's neighbours give (ITU-T T.87 A.3.3, A.3.4). */
final class JpegLsGradients {
  /** How many contexts there are, without regard to the sign. */
  static final int CONTEXTS = 365;

  private static final int REGIONS = 9;

  /** The region -4..4 of each difference, which starts at minus the largest sample. */
  private final byte[] regions;

  private final int zero;

  JpegLsGradients(JpegLsPreset preset, int near) {
    this.zero = preset.maximum();
    this.regions = new byte[2 * zero + 1];
    for (int difference = 0; difference <= zero; difference++) {
      byte region = region(difference, preset, near);
      regions[zero + difference] = region;
      regions[zero - difference] = (byte) -region;
    }
  }

  private static byte region(int difference, JpegLsPreset preset, int near) {
    if (difference <= near) {
      return 0;
    }
    if (difference < preset.threshold1()) {
      return 1;
    }
    if (difference < preset.threshold2()) {
      return 2;
    }
    return (byte) (difference < preset.threshold3() ? 3 : 4);
  }

  /** The context -364..364 of three differences; the sign is the first region's that has one. */
  int context(int first, int second, int third) {
    return (regions[zero + first] * REGIONS + regions[zero + second]) * REGIONS
        + regions[zero + third];
  }
}

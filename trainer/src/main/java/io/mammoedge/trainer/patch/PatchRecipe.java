package io.mammoedge.trainer.patch;

import com.google.gson.annotations.SerializedName;
import java.util.Locale;

/** The paper's three patch sets (section 1.2). */
public enum PatchRecipe {
  /** One patch in the middle of each lesion, one of background from each image. */
  @SerializedName("s1")
  S1(1),
  /** Ten around each lesion, ten of background. */
  @SerializedName("s10")
  S10(10),
  /** Thirty around each lesion, thirty of background. */
  @SerializedName("s30")
  S30(30);

  private final int perRoi;

  PatchRecipe(int perRoi) {
    this.perRoi = perRoi;
  }

  /** Patches for each lesion, and of background for each image. */
  public int perRoi() {
    return perRoi;
  }

  /** The word on the command line and in {@code patches.json}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.mammoedge.trainer.dataset;

import com.google.gson.annotations.SerializedName;
import java.util.Locale;

/** Where the split of a data set comes from. */
public enum SplitProtocol {
  /** Train and test as in the set's tables; 10 % of the training patients are validation. */
  @SerializedName("official")
  OFFICIAL,
  /** The paper's (section 1.1): 85:15 by patient, then 10 % of the training ones validation. */
  @SerializedName("patient")
  PATIENT;

  /** The word on the command line and in {@code dataset.json}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

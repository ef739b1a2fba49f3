package io.mammoedge.trainer.dataset;

import com.google.gson.annotations.SerializedName;
import io.mammoedge.runtime.dicom.Accept;

/** How a source folder is laid out. */
public enum Layout {
  /** The published CBIS-DDSM: digitised film as Secondary Capture, official case tables. */
  @SerializedName("cbis-ddsm")
  CBIS_DDSM("cbis-ddsm", Accept.ARCHIVE),
  /** INbreast: full-field digital mammography, {@code INbreast.csv}, contours as XML. */
  @SerializedName("inbreast")
  INBREAST("inbreast", Accept.CLINICAL),
  /** Any files with a table {@code file,patient,side,view,label[,split,manufacturer,density]}. */
  @SerializedName("csv")
  CSV("csv", Accept.ARCHIVE);

  private final String word;
  private final Accept accept;

  Layout(String word, Accept accept) {
    this.word = word;
    this.accept = accept;
  }

  /** Which kinds of image are taken from it. */
  public Accept accept() {
    return accept;
  }

  /** The word on the command line and in {@code dataset.json}. */
  @Override
  public String toString() {
    return word;
  }
}

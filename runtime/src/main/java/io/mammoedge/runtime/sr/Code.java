package io.mammoedge.runtime.sr;

import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomObject.Vr;

/** The codes that are used: DICOM PS3.16 annex D (DCM), SNOMED CT (SCT) and few others. */
enum Code {
  // TID 1500, Measurement Report; its title is of CID 7021.
  IMAGING_MEASUREMENT_REPORT("126000", Scheme.DCM, "Imaging Measurement Report"),
  PROCEDURE_REPORTED("121058", Scheme.DCM, "Procedure reported"),
  MAMMOGRAPHY("71651007", Scheme.SCT, "Mammography"),
  IMAGING_MEASUREMENTS("126010", Scheme.DCM, "Imaging Measurements"),
  COMMENT("121106", Scheme.DCM, "Comment"),

  // TID 1204, Language of Content Item and Descendants; CID 5000.
  LANGUAGE("121049", Scheme.DCM, "Language of Content Item and Descendants"),
  ENGLISH("en", "RFC5646", "English"),

  // TID 1002 and 1004, Observer Context of a device; CID 270.
  OBSERVER_TYPE("121005", Scheme.DCM, "Observer Type"),
  DEVICE("121007", Scheme.DCM, "Device"),
  DEVICE_OBSERVER_UID("121012", Scheme.DCM, "Device Observer UID"),
  DEVICE_OBSERVER_NAME("121013", Scheme.DCM, "Device Observer Name"),
  DEVICE_OBSERVER_MANUFACTURER("121014", Scheme.DCM, "Device Observer Manufacturer"),
  DEVICE_OBSERVER_MODEL_NAME("121015", Scheme.DCM, "Device Observer Model Name"),

  // TID 1600 to 1603, Image Library; CID 29 (modality), 244 (laterality), 4014 (view).
  IMAGE_LIBRARY("111028", Scheme.DCM, "Image Library"),
  IMAGE_LIBRARY_GROUP("126200", Scheme.DCM, "Image Library Group"),
  MODALITY("121139", Scheme.DCM, "Modality"),
  MG("MG", Scheme.DCM, "Mammography"),
  IMAGE_LATERALITY("111027", Scheme.DCM, "Image Laterality"),
  RIGHT("24028007", Scheme.SCT, "Right"),
  LEFT("7771000", Scheme.SCT, "Left"),
  RIGHT_AND_LEFT("51440002", Scheme.SCT, "Right and left"),
  IMAGE_VIEW("111031", Scheme.DCM, "Image View"),
  CRANIO_CAUDAL("399162004", Scheme.SCT, "cranio-caudal"),
  MEDIO_LATERAL_OBLIQUE("399368009", Scheme.SCT, "medio-lateral oblique"),

  // TID 1501, Measurement and Qualitative Evaluation Group.
  MEASUREMENT_GROUP("125007", Scheme.DCM, "Measurement Group"),
  TRACKING_IDENTIFIER("112039", Scheme.DCM, "Tracking Identifier"),
  TRACKING_UNIQUE_IDENTIFIER("112040", Scheme.DCM, "Tracking Unique Identifier"),
  FINDING_SITE("363698007", Scheme.SCT, "Finding Site"),
  BREAST("76752008", Scheme.SCT, "Breast"),
  LATERALITY("272741003", Scheme.SCT, "Laterality"),
  SOURCE("260753009", Scheme.SCT, "Source"),

  // TID 4019, Algorithm Identification.
  ALGORITHM_NAME("111001", Scheme.DCM, "Algorithm Name"),
  ALGORITHM_VERSION("111003", Scheme.DCM, "Algorithm Version"),
  ALGORITHM_PARAMETERS("111002", Scheme.DCM, "Algorithm Parameters"),

  // TID 300, Measurement; CID 3488 (min, max, mean) within CID 7464.
  PROBABILITY_OF_CANCER("111047", Scheme.DCM, "Probability of cancer"),
  PERCENT("%", "UCUM", "Percent"),
  DERIVATION("121401", Scheme.DCM, "Derivation"),
  MEAN("373098007", Scheme.SCT, "Mean"),

  // Nobody's context group has a word for a threshold that a network was given.
  DECISION("DECISION", Scheme.OWN, "Decision at the operating point"),
  MALIGNANT("MALIGNANT", Scheme.OWN, "malignant"),
  BENIGN("BENIGN", Scheme.OWN, "benign"),

  // CID 7202, Source Image Purposes of Reference.
  SOURCE_IMAGE("121322", Scheme.DCM, "Source Image for Image Processing Operation");

  private final String value;
  private final String scheme;
  private final String meaning;

  Code(String value, String scheme, String meaning) {
    this.value = value;
    this.scheme = scheme;
    this.meaning = meaning;
  }

  private static final class Scheme {
    static final String DCM = "DCM";
    static final String SCT = "SCT";
    static final String OWN = "99MAMMOEDGE";
  }

  /** An item of a code sequence (PS3.3, table 8.8-1). */
  DicomObject item() {
    return new DicomObject()
        .text(0x00080100, Vr.SH, value)
        .text(0x00080102, Vr.SH, scheme)
        .text(0x00080104, Vr.LO, meaning);
  }

  /** Whose codes 99MAMMOEDGE are: an item of (0008,0110), PS3.3 C.12.1.1.1. */
  static DicomObject ownScheme() {
    return new DicomObject()
        .text(0x00080102, Vr.SH, Scheme.OWN)
        .text(0x00080115, Vr.ST, "MammoEdge decisions")
        .text(0x00080116, Vr.ST, Equipment.MANUFACTURER);
  }
}

package io.mammoedge.runtime.dicom;

import java.util.Map;
import java.util.Set;

/** The UIDs of the storage classes that matter here (PS3.4 B.5). */
final class SopClass {
  /** Digital Mammography X-Ray Image Storage, For Presentation. */
  static final String MAMMOGRAM = "1.2.840.10008.5.1.4.1.1.1.2";

  /** Digital Mammography X-Ray Image Storage, For Processing. */
  static final String MAMMOGRAM_FOR_PROCESSING = "1.2.840.10008.5.1.4.1.1.1.2.1";

  /** Secondary Capture Image Storage: digitised film. */
  static final String SECONDARY_CAPTURE = DicomUid.SECONDARY_CAPTURE;

  /** CT Image Storage: some vendors store the slices of a breast tomosynthesis as such. */
  static final String CT = "1.2.840.10008.5.1.4.1.1.2";

  /** Breast Tomosynthesis, and Breast Projection for presentation and for processing. */
  static final Set<String> TOMOSYNTHESIS =
      Set.of(
          "1.2.840.10008.5.1.4.1.1.13.1.3",
          "1.2.840.10008.5.1.4.1.1.13.1.4",
          "1.2.840.10008.5.1.4.1.1.13.1.5");

  private static final Map<String, String> TITLES =
      Map.of(
          MAMMOGRAM,
          "Digital Mammography X-Ray Image, For Presentation",
          MAMMOGRAM_FOR_PROCESSING,
          "Digital Mammography X-Ray Image, For Processing",
          SECONDARY_CAPTURE,
          "Secondary Capture Image",
          CT,
          "CT Image",
          "1.2.840.10008.5.1.4.1.1.13.1.3",
          "Breast Tomosynthesis Image",
          "1.2.840.10008.5.1.4.1.1.13.1.4",
          "Breast Projection X-Ray Image, For Presentation",
          "1.2.840.10008.5.1.4.1.1.13.1.5",
          "Breast Projection X-Ray Image, For Processing");

  private SopClass() {}

  /** Whether a class is not one of the standard's (PS3.5 9): a vendor's own. */
  static boolean isPrivate(String uid) {
    return !uid.isEmpty() && !uid.startsWith("1.2.840.10008.");
  }

  /** The name of a class where it matters here, and its UID. */
  static String describe(String uid) {
    return TITLES.containsKey(uid) ? TITLES.get(uid) + ", " + uid : uid;
  }
}

package io.mammoedge.runtime.dicom.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The attributes that are looked at (PS3.6). Printed as in {@code Modality (0008,0060)}. */
public enum Attribute {
  MEDIA_STORAGE_SOP_CLASS_UID(0x00020002),
  MEDIA_STORAGE_SOP_INSTANCE_UID(0x00020003),
  TRANSFER_SYNTAX_UID(0x00020010),
  SPECIFIC_CHARACTER_SET(0x00080005),
  IMAGE_TYPE(0x00080008),
  SOP_CLASS_UID(0x00080016),
  SOP_INSTANCE_UID(0x00080018),
  STUDY_DATE(0x00080020),
  STUDY_TIME(0x00080030),
  ACCESSION_NUMBER(0x00080050, Kind.TEXT),
  MODALITY(0x00080060),
  PRESENTATION_INTENT_TYPE(0x00080068),
  MANUFACTURER(0x00080070, Kind.TEXT),
  INSTITUTION_NAME(0x00080080, Kind.TEXT),
  REFERRING_PHYSICIAN_NAME(0x00080090, Kind.TEXT),
  CODE_VALUE(0x00080100, Kind.TEXT),
  LONG_CODE_VALUE(0x00080119, Kind.TEXT),
  URN_CODE_VALUE(0x00080120),
  CODE_MEANING(0x00080104, Kind.TEXT),
  STUDY_DESCRIPTION(0x00081030, Kind.TEXT),
  SERIES_DESCRIPTION(0x0008103E, Kind.TEXT),
  VOLUMETRIC_PROPERTIES(0x00089206),
  PATIENT_NAME(0x00100010, Kind.TEXT),
  PATIENT_ID(0x00100020, Kind.TEXT),
  ISSUER_OF_PATIENT_ID(0x00100021, Kind.TEXT),
  PATIENT_BIRTH_DATE(0x00100030),
  PATIENT_SEX(0x00100040),
  CONTRAST_BOLUS_AGENT(0x00180010, Kind.TEXT),
  BODY_PART_EXAMINED(0x00180015),
  DISTANCE_SOURCE_TO_DETECTOR(0x00181110),
  DISTANCE_SOURCE_TO_PATIENT(0x00181111),
  ESTIMATED_RADIOGRAPHIC_MAGNIFICATION_FACTOR(0x00181114),
  TOMO_CLASS(0x00181492),
  VIEW_POSITION(0x00185101),
  STUDY_INSTANCE_UID(0x0020000D),
  SERIES_INSTANCE_UID(0x0020000E),
  STUDY_ID(0x00200010, Kind.TEXT),
  PATIENT_ORIENTATION(0x00200020),
  LATERALITY(0x00200060),
  IMAGE_LATERALITY(0x00200062),
  SAMPLES_PER_PIXEL(0x00280002),
  PHOTOMETRIC_INTERPRETATION(0x00280004),
  NUMBER_OF_FRAMES(0x00280008),
  ROWS(0x00280010),
  COLUMNS(0x00280011),
  BITS_ALLOCATED(0x00280100),
  BITS_STORED(0x00280101),
  HIGH_BIT(0x00280102),
  PIXEL_REPRESENTATION(0x00280103),
  PIXEL_PADDING_VALUE(0x00280120),
  PIXEL_PADDING_RANGE_LIMIT(0x00280121),
  QUALITY_CONTROL_IMAGE(0x00280300),
  BURNED_IN_ANNOTATION(0x00280301),
  WINDOW_CENTER(0x00281050),
  WINDOW_WIDTH(0x00281051),
  RESCALE_INTERCEPT(0x00281052),
  RESCALE_SLOPE(0x00281053),
  WINDOW_CENTER_WIDTH_EXPLANATION(0x00281055, Kind.TEXT),
  VOI_LUT_FUNCTION(0x00281056),
  BREAST_IMPLANT_PRESENT(0x00281300),
  PARTIAL_VIEW(0x00281350),
  LOSSY_IMAGE_COMPRESSION(0x00282110),
  MODALITY_LUT_SEQUENCE(0x00283000, Kind.SEQUENCE),
  LUT_DESCRIPTOR(0x00283002),
  LUT_EXPLANATION(0x00283003, Kind.TEXT),
  LUT_DATA(0x00283006),
  VOI_LUT_SEQUENCE(0x00283010, Kind.SEQUENCE),
  SPECIMEN_DESCRIPTION_SEQUENCE(0x00400560, Kind.SEQUENCE),
  CALIBRATION_IMAGE(0x00500004),
  VIEW_CODE_SEQUENCE(0x00540220, Kind.SEQUENCE),
  VIEW_MODIFIER_CODE_SEQUENCE(0x00540222, Kind.SEQUENCE),
  PRESENTATION_LUT_SHAPE(0x20500020),
  /** Hologic keeps the slices of a tomosynthesis in private elements of this group. */
  PRIVATE_CREATOR(0x7E010010, Kind.TEXT),
  /** A sequence where it is Hologic's; nobody says what others keep there. */
  PRIVATE_SLICES(0x7E011010),
  PRIVATE_CODEC_CONTENT(0x7E011012),
  PIXEL_DATA(0x7FE00010);

  private enum Kind {
    VALUE,
    /** In the data set's character set. */
    TEXT,
    SEQUENCE
  }

  private static final Map<Integer, Attribute> BY_TAG =
      Arrays.stream(values()).collect(Collectors.toMap(Attribute::tag, Function.identity()));

  private final int tag;
  private final Kind kind;

  Attribute(int tag) {
    this(tag, Kind.VALUE);
  }

  Attribute(int tag, Kind kind) {
    this.tag = tag;
    this.kind = kind;
  }

  /** Group and element number, as {@code 0xGGGGEEEE}. */
  public int tag() {
    return tag;
  }

  /** Whether the value is in the data set's character set (PS3.5 6.1.2.2). */
  boolean isText() {
    return kind == Kind.TEXT;
  }

  /** Whether an element is a sequence, known without being told its value representation. */
  static boolean isSequence(int tag) {
    Attribute known = BY_TAG.get(tag);
    return known != null && known.kind == Kind.SEQUENCE;
  }

  /** An attribute in words where it is known, and its numbers. */
  static String describe(int tag) {
    Attribute known = BY_TAG.get(tag);
    return known == null ? numbers(tag) : known.toString();
  }

  private static String numbers(int tag) {
    return String.format(Locale.ROOT, "(%04X,%04X)", tag >>> 16, tag & 0xFFFF);
  }

  @Override
  public String toString() {
    return words() + " " + numbers(tag);
  }

  private String words() {
    return Arrays.stream(name().split("_")).map(Attribute::word).collect(Collectors.joining(" "));
  }

  private static String word(String upper) {
    return switch (upper) {
      case "UID", "SOP", "ID", "VOI", "LUT" -> upper;
      case "OF", "IN", "PER" -> upper.toLowerCase(Locale.ROOT);
      default -> upper.charAt(0) + upper.substring(1).toLowerCase(Locale.ROOT);
    };
  }
}

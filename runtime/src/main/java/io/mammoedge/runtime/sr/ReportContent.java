package io.mammoedge.runtime.sr;

import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.View;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.sr.ContentItem.Relationship;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A report's tree, from the root down to its measurements: DICOM PS3.16 TID 1500. */
final class ReportContent {
  private final StudyReport report;

  ReportContent(StudyReport report) {
    this.report = report;
  }

  /** What stands below the title. */
  List<ContentItem> items() {
    List<ContentItem> items = new ArrayList<>();
    items.add(ContentItem.code(Relationship.HAS_CONCEPT_MOD, Code.LANGUAGE, Code.ENGLISH));
    items.addAll(observer());
    items.add(
        ContentItem.code(Relationship.HAS_CONCEPT_MOD, Code.PROCEDURE_REPORTED, Code.MAMMOGRAPHY));
    items.add(comment(ScoreResult.RESEARCH_USE));
    if (!report.refusals().isEmpty()) {
      items.add(comment("Images of this study without a probability: " + refusals()));
    }
    items.add(imageLibrary());
    items.add(
        ContentItem.container(
            Code.IMAGING_MEASUREMENTS,
            Measurement.of(report).stream()
                .map(measurement -> MeasurementGroup.of(measurement, report))
                .toList()));
    return items;
  }

  static ContentItem comment(String text) {
    return ContentItem.text(Relationship.CONTAINS, Code.COMMENT, text);
  }

  /** TID 1002 and 1004. */
  private List<ContentItem> observer() {
    ReleaseId release = report.context().release();
    return List.of(
        ContentItem.code(Relationship.HAS_OBS_CONTEXT, Code.OBSERVER_TYPE, Code.DEVICE),
        ContentItem.uid(
            Relationship.HAS_OBS_CONTEXT, Code.DEVICE_OBSERVER_UID, ResultUids.device(release)),
        device(Code.DEVICE_OBSERVER_NAME, Equipment.MODEL),
        device(Code.DEVICE_OBSERVER_MANUFACTURER, Equipment.MANUFACTURER),
        device(Code.DEVICE_OBSERVER_MODEL_NAME, release.words()));
  }

  private static ContentItem device(Code name, String value) {
    return ContentItem.text(Relationship.HAS_OBS_CONTEXT, name, value);
  }

  /** Such as {@code FOR_PROCESSING (4), TOMOSYNTHESIS (2)}. */
  private String refusals() {
    Map<String, Long> counts =
        report.refusals().stream()
            .collect(Collectors.groupingBy(r -> r, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
        .collect(Collectors.joining(", "));
  }

  /** TID 1600. */
  private ContentItem imageLibrary() {
    List<ContentItem> entries = report.images().stream().map(ReportContent::entry).toList();
    return ContentItem.container(
        Code.IMAGE_LIBRARY, List.of(ContentItem.container(Code.IMAGE_LIBRARY_GROUP, entries)));
  }

  /** TID 1601 with the descriptors of TID 1602 and 1603. */
  private static ContentItem entry(ReportedImage image) {
    List<ContentItem> descriptors = new ArrayList<>();
    if (image.instance().sopClassUid().equals(DicomUid.MAMMOGRAPHY_FOR_PRESENTATION)) {
      descriptors.add(descriptor(Code.MODALITY, Code.MG));
    }
    Sides.code(EnumSet.of(image.laterality()))
        .ifPresent(side -> descriptors.add(descriptor(Code.IMAGE_LATERALITY, side)));
    if (image.view() != View.UNKNOWN) {
      descriptors.add(
          descriptor(
              Code.IMAGE_VIEW,
              image.view() == View.CC ? Code.CRANIO_CAUDAL : Code.MEDIO_LATERAL_OBLIQUE));
    }
    return ContentItem.image(image.instance()).with(descriptors);
  }

  private static ContentItem descriptor(Code name, Code value) {
    return ContentItem.code(Relationship.HAS_ACQ_CONTEXT, name, value);
  }
}

package io.mammoedge.runtime.sr;

import io.mammoedge.runtime.sr.ContentItem.Relationship;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A measurement in the words of DICOM PS3.16 TID 1501. */
final class MeasurementGroup {
  /** Of a percentage: a probability to one part in a million. */
  private static final int DECIMALS = 4;

  private MeasurementGroup() {}

  static ContentItem of(Measurement measurement, StudyReport report) {
    List<ContentItem> items = new ArrayList<>();
    items.add(
        ContentItem.text(
            Relationship.HAS_OBS_CONTEXT, Code.TRACKING_IDENTIFIER, measurement.label()));
    items.add(
        ContentItem.uid(
            Relationship.HAS_OBS_CONTEXT,
            Code.TRACKING_UNIQUE_IDENTIFIER,
            measurement.trackingUid()));
    items.add(findingSite(measurement));
    items.addAll(algorithm(report));
    measurement.sources().forEach(source -> items.add(ContentItem.image(Code.SOURCE, source)));
    items.add(probability(measurement));
    if (measurement.decision() != null) {
      items.add(
          ContentItem.code(Relationship.CONTAINS, Code.DECISION, measurement.decision().code()));
    }
    measurement.warnings().forEach(warning -> items.add(ReportContent.comment(warning)));
    return ContentItem.container(Code.MEASUREMENT_GROUP, items);
  }

  private static ContentItem findingSite(Measurement measurement) {
    List<ContentItem> laterality =
        Sides.code(measurement.sides()).stream()
            .map(side -> ContentItem.code(Relationship.HAS_CONCEPT_MOD, Code.LATERALITY, side))
            .toList();
    return ContentItem.code(Relationship.HAS_CONCEPT_MOD, Code.FINDING_SITE, Code.BREAST)
        .with(laterality);
  }

  /** TID 4019. */
  private static List<ContentItem> algorithm(StudyReport report) {
    ReleaseId release = report.context().release();
    List<ContentItem> items = new ArrayList<>();
    items.add(modifier(Code.ALGORITHM_NAME, release.name()));
    items.add(modifier(Code.ALGORITHM_VERSION, release.version()));
    items.add(modifier(Code.ALGORITHM_PARAMETERS, "release sha256 " + release.digest()));
    if (report.operatingPoint() != null) {
      items.add(
          modifier(
              Code.ALGORITHM_PARAMETERS,
              "operating point " + percent(report.operatingPoint()) + " %"));
    }
    return items;
  }

  private static ContentItem modifier(Code name, String value) {
    return ContentItem.text(Relationship.HAS_CONCEPT_MOD, name, value);
  }

  /** TID 300. */
  private static ContentItem probability(Measurement measurement) {
    ContentItem number =
        ContentItem.number(
            Code.PROBABILITY_OF_CANCER, percent(measurement.probability()), Code.PERCENT);
    return measurement.isMean()
        ? number.with(
            List.of(ContentItem.code(Relationship.HAS_CONCEPT_MOD, Code.DERIVATION, Code.MEAN)))
        : number;
  }

  private static String percent(double probability) {
    return new BigDecimal(probability)
        .movePointRight(2)
        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}

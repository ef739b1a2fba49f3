package io.mammoedge.trainer.baseline;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What is measured of one region (paper §3.4). Definitions are those of scikit-image's {@code
 * regionprops}, lengths in cells of the heat map. The paper's list names the share of the convex
 * hull twice, once as {@code solidity}; so does this one.
 */
@SuppressWarnings("ImmutableEnumChecker") // The functions hold no state.
enum RegionFeature {
  /** Pixels. */
  AREA(r -> r.shape().area()),
  /** Share of the convex hull that is filled. */
  AREA_TO_CONVEX(RegionFeature::solidity),
  /** Share of the region with its holes filled. */
  AREA_TO_FILLED(r -> r.shape().area() / (double) Holes.filledArea(r.shape())),
  /** See {@link Ellipse#eccentricity}. */
  ECCENTRICITY(r -> Ellipse.of(r.shape()).eccentricity()),
  /** See {@link RegionShape#equivalentDiameter}. */
  EQUIVALENT_DIAMETER(r -> r.shape().equivalentDiameter()),
  /** See {@link Holes#eulerNumber}; a region has at most 1, so 2 stands for none. */
  EULER_NUMBER(r -> Holes.eulerNumber(r.shape()), 2),
  /** See {@link RegionShape#extent}. */
  EXTENT(r -> r.shape().extent()),
  /** See {@link Ellipse#large}. */
  INERTIA_EIG1(r -> Ellipse.of(r.shape()).large()),
  /** See {@link Ellipse#small}. */
  INERTIA_EIG2(r -> Ellipse.of(r.shape()).small()),
  /** See {@link Ellipse#majorAxis}. */
  MAJOR_AXIS_LENGTH(r -> Ellipse.of(r.shape()).majorAxis()),
  /** Largest probability. */
  MAX_INTENSITY(HeatRegion::maxIntensity),
  /** Mean probability. */
  MEAN_INTENSITY(HeatRegion::meanIntensity),
  /** See {@link Ellipse#minorAxis}. */
  MINOR_AXIS_LENGTH(r -> Ellipse.of(r.shape()).minorAxis()),
  /** See {@link Ellipse#orientation}. */
  ORIENTATION(r -> Ellipse.of(r.shape()).orientation()),
  /** See {@link Perimeter}. */
  PERIMETER(r -> Perimeter.of(r.shape())),
  /** Share of the convex hull that is filled. */
  SOLIDITY(RegionFeature::solidity);

  private final ToDoubleFunction<HeatRegion> measure;
  private final double absent;

  RegionFeature(ToDoubleFunction<HeatRegion> measure) {
    this(measure, 0);
  }

  RegionFeature(ToDoubleFunction<HeatRegion> measure, double absent) {
    this.measure = measure;
    this.absent = absent;
  }

  private static double solidity(HeatRegion region) {
    return region.shape().area() / (double) ConvexArea.of(region.shape());
  }

  /** The word in a table's header, such as {@code max_intensity}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The measure of a region. */
  double of(HeatRegion region) {
    return measure.applyAsDouble(region);
  }

  /** What stands for a region that is not there. */
  double absent() {
    return absent;
  }
}

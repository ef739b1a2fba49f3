package io.mammoedge.runtime.stats;

/**
 * One point of an ROC curve.
 *
 * @param threshold a score at or above it is called positive; infinite at the two ends of a curve
 * @param sensitivity share of the positive cases called positive, 0..1
 * @param specificity share of the negative cases called negative, 0..1
 */
public record RocPoint(double threshold, double sensitivity, double specificity) {}

package io.mammoedge.trainer.baseline;

/**
 * How much a forest uses a feature.
 *
 * @param feature its name
 * @param splits of all trees that use it
 */
public record FeatureUse(String feature, int splits) {}

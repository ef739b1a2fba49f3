package io.mammoedge.trainer.baseline;

/**
 * A connected region of a heat map above a cutoff.
 *
 * @param shape its pixels
 * @param maxIntensity the largest value of the map in it
 * @param meanIntensity the mean of the map over it
 */
record HeatRegion(RegionShape shape, double maxIntensity, double meanIntensity) {}

package io.mammoedge.runtime.drift;

/**
 * Pixels here beside those of the training images, on the scale 0..255. A look, no test.
 *
 * @param mean here
 * @param trainedMean in training, after the release's steps
 * @param standardDeviation here
 * @param trainedStandardDeviation in training, after the release's steps
 */
public record PixelComparison(
    double mean, double trainedMean, double standardDeviation, double trainedStandardDeviation) {}

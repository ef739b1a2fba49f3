package io.mammoedge.runtime.preprocess;

/**
 * What a list of steps made of one image.
 *
 * @param image the result
 * @param placement where the pixels went
 */
public record Placed(Plane image, Placement placement) {}

package io.mammoedge.runtime.drift;

/**
 * What happened in one month.
 *
 * @param month such as {@code 2026-11}, UTC
 * @param scored images
 * @param refused files
 * @param calledMalignant of the scored
 * @param meanProbability of the scored; NaN of none
 * @param meanOfImages mean of the image means, 0..255; NaN of none
 */
public record Month(
    String month,
    int scored,
    int refused,
    int calledMalignant,
    double meanProbability,
    double meanOfImages) {}

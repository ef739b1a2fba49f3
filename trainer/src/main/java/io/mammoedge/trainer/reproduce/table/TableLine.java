package io.mammoedge.trainer.reproduce.table;

import java.math.BigDecimal;

/**
 * One printed row: measured and published side by side. There is no difference of the two, on
 * purpose: they are of other images.
 *
 * @param row its name
 * @param title for people
 * @param status {@code measured}, {@code not yet run}, {@code failed: …} or {@code left out: …}
 * @param measured what came out, or null
 * @param published the paper's value with its tags, or null
 * @param publishedValue the same as a number, or null
 * @param publishedIsSure whether that number is verified
 * @param publishedProtocol what it was measured on, or null
 */
public record TableLine(
    String row,
    String title,
    String status,
    RowResult measured,
    String published,
    BigDecimal publishedValue,
    boolean publishedIsSure,
    String publishedProtocol) {}

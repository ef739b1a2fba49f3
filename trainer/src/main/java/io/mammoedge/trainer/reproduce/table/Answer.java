package io.mammoedge.trainer.reproduce.table;

/**
 * An answer to a table's question, from measured values alone.
 *
 * @param question in words
 * @param verdict {@code higher here, as the paper says}, {@code lower here, against the paper},
 *     {@code not shown by n=…}, or why there is none
 * @param difference measured, better less worse; null if there is none
 * @param low lower bound of its 95 % interval, or null
 * @param high upper bound, or null
 * @param against the row it was held against, or null
 * @param published what the paper says, as an order within its own values
 */
public record Answer(
    String question,
    String verdict,
    Double difference,
    Double low,
    Double high,
    String against,
    String published) {}

package io.mammoedge.runtime.report;

/** A part of a section. It escapes its own text. */
public sealed interface Content permits Code, Figure, Gallery, Paragraph, Table {
  /** The HTML element. */
  String toHtml();
}

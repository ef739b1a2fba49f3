package io.mammoedge.exporter.release;

import java.util.List;

/**
 * Where a release comes from.
 *
 * @param parents releases it was fine-tuned from
 * @param changes what is new, a line each
 */
public record Lineage(List<String> parents, List<String> changes) {
  /** Nothing is known. */
  public static final Lineage NONE = new Lineage(List.of(), List.of());

  /** Copies the lists. */
  public Lineage {
    parents = List.copyOf(parents);
    changes = List.copyOf(changes);
  }
}

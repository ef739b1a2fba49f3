package io.mammoedge.runtime.release;

import java.util.Map;

/**
 * What an ONNX file says of itself, read without running it.
 *
 * @param irVersion the file format's version
 * @param opset version of the standard operator set
 * @param producer the program that wrote it, "" if not said
 * @param nodes operators, nested graphs included
 * @param weights elements of all initialisers
 * @param metadata its {@code metadata_props}
 */
public record ModelFacts(
    long irVersion,
    long opset,
    String producer,
    int nodes,
    long weights,
    Map<String, String> metadata) {
  /** Copies the map. */
  public ModelFacts {
    metadata = Map.copyOf(metadata);
  }
}

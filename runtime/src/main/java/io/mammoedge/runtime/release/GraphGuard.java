package io.mammoedge.runtime.release;

import io.mammoedge.runtime.release.WireReader.WireException;

/** The walk through {@code GraphProto}, {@code NodeProto} and {@code AttributeProto}. */
final class GraphGuard {
  private static final int MAX_DEPTH = 2;
  private static final int MAX_NODES = 100_000;

  private int nodes;
  private long weights;

  int nodes() {
    return nodes;
  }

  long weights() {
    return weights;
  }

  void graph(WireReader in, int depth) {
    if (depth > MAX_DEPTH) {
      throw new WireException("graphs are nested more than " + MAX_DEPTH + " deep");
    }
    while (in.hasNext()) {
      int field = in.nextField();
      switch (field) {
        case 1 -> node(in.message(), depth);
        case 5 -> tensor(in.message());
        // name, documentation, inputs, outputs, shapes of inner values, notes
        case 2, 10, 11, 12, 13, 14, 16 -> skipBytes(in);
        default -> throw new WireException("field " + field + " of a graph is not allowed");
      }
    }
  }

  private void node(WireReader in, int depth) {
    nodes++;
    if (nodes > MAX_NODES) {
      throw new WireException("more than " + MAX_NODES + " nodes");
    }
    while (in.hasNext()) {
      int field = in.nextField();
      switch (field) {
        case 4 -> operator(in.text());
        case 5 -> attribute(in.message(), depth);
        case 7 -> ModelGuard.requireStandardDomain(in.text());
        // inputs, outputs, name, documentation, notes
        case 1, 2, 3, 6, 9 -> skipBytes(in);
        default -> throw new WireException("field " + field + " of a node is not allowed");
      }
    }
  }

  /** A loop may run without end; no network here needs one. */
  private static void operator(String name) {
    if (name.equals("Loop")) {
      throw new WireException("the operator Loop is not allowed");
    }
  }

  private void attribute(WireReader in, int depth) {
    while (in.hasNext()) {
      int field = in.nextField();
      switch (field) {
        case 5, 10 -> tensor(in.message());
        case 6, 11 -> graph(in.message(), depth + 1);
        // name, numbers, texts, documentation, type
        case 1, 2, 3, 4, 7, 8, 9, 13, 20 -> in.skipValue();
        default -> throw new WireException("field " + field + " of an attribute is not allowed");
      }
    }
  }

  private void tensor(WireReader in) {
    weights += TensorGuard.elements(in);
  }

  private static void skipBytes(WireReader in) {
    in.message();
  }
}

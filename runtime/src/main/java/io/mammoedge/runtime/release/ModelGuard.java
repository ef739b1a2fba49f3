package io.mammoedge.runtime.release;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.Printable;
import io.mammoedge.runtime.release.WireReader.WireException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Judges the bytes of an ONNX file before ONNX Runtime sees them: a bounded, read-only walk over
 * the protobuf wire format with the field numbers of onnx.proto3 (IR version 10). Refused are
 * weights in other files, operators and opsets of other domains, functions, training graphs, loops,
 * deep nesting, tensors whose shape does not fit their bytes, and every field that a release does
 * not need.
 */
public final class ModelGuard {
  private static final Set<String> DOMAINS = Set.of("", "ai.onnx");
  private static final int MAX_METADATA = 256;

  private final Map<String, String> metadata = new TreeMap<>();
  private final GraphGuard graphs = new GraphGuard();
  private long irVersion;
  private long opset;
  private String producer = "";
  private boolean hasGraph;

  private ModelGuard() {}

  /**
   * Walks through a model.
   *
   * @param model the bytes of an ONNX file
   * @param source named in messages, such as the file
   * @throws IntegrityException when it is no ONNX model, or holds something forbidden
   */
  public static ModelFacts inspect(byte[] model, String source) {
    return inspect(new ByteArrayInputStream(model), model.length, source);
  }

  /**
   * Walks through a model that is read from front to back, perhaps not to its end.
   *
   * @param length bytes of it
   */
  static ModelFacts inspect(InputStream model, int length, String source) {
    try {
      return new ModelGuard().model(new WireReader(new ForwardBytes(model, length), length));
    } catch (WireException e) {
      throw new IntegrityException(source + ": not an allowed ONNX model: " + e.getMessage(), e);
    }
  }

  private ModelFacts model(WireReader in) {
    while (in.hasNext()) {
      modelField(in, in.nextField());
    }
    if (!hasGraph || opset == 0) {
      throw new WireException(hasGraph ? "it names no operator set" : "it has no graph");
    }
    return new ModelFacts(irVersion, opset, producer, graphs.nodes(), graphs.weights(), metadata);
  }

  /** The fields of {@code ModelProto}. */
  private void modelField(WireReader in, int field) {
    switch (field) {
      case 1 -> irVersion = in.number();
      case 2 -> producer = in.text();
      case 3, 4, 5, 6 -> in.skipValue();
      case 7 -> graph(in.message());
      case 8 -> operatorSet(in.message());
      case 14 -> metadataEntry(in.message());
      case 20 -> throw new WireException("training graphs are not allowed");
      case 25 -> throw new WireException("functions are not allowed");
      default -> throw new WireException("field " + field + " of the model is not allowed");
    }
  }

  private void graph(WireReader in) {
    // Protobuf readers merge a field that comes twice; a release has no reason to do that.
    if (hasGraph) {
      throw new WireException("it has two graphs");
    }
    hasGraph = true;
    graphs.graph(in, 0);
  }

  /** The fields of {@code OperatorSetIdProto}. */
  private void operatorSet(WireReader in) {
    String domain = "";
    long version = 0;
    while (in.hasNext()) {
      switch (in.nextField()) {
        case 1 -> domain = in.text();
        case 2 -> version = in.number();
        default -> throw new WireException("an operator set with an unknown field");
      }
    }
    requireStandardDomain(domain);
    if (opset != 0) {
      throw new WireException("it names two operator sets");
    }
    opset = version;
  }

  /** The fields of {@code StringStringEntryProto}. */
  private void metadataEntry(WireReader in) {
    String key = "";
    String value = "";
    while (in.hasNext()) {
      switch (in.nextField()) {
        case 1 -> key = in.text();
        case 2 -> value = in.text();
        default -> throw new WireException("metadata with an unknown field");
      }
    }
    if (metadata.size() >= MAX_METADATA) {
      throw new WireException("more than " + MAX_METADATA + " metadata entries");
    }
    if (metadata.put(key, value) != null) {
      throw new WireException("metadata '" + Printable.of(key) + "' comes twice");
    }
  }

  static void requireStandardDomain(String domain) {
    if (!DOMAINS.contains(domain)) {
      throw new WireException(
          "operators of the domain '" + Printable.of(domain) + "' are not allowed");
    }
  }
}

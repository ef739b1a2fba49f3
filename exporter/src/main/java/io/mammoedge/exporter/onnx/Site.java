package io.mammoedge.exporter.onnx;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.onnx.proto.OnnxMl.AttributeProto;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.List;

/** The place of one block in the tree: its path names everything the block adds to the graph. */
public final class Site {
  private final Converters converters;
  private final GraphBuilder graph;
  private final String path;

  Site(Converters converters, GraphBuilder graph, String path) {
    this.converters = converters;
    this.graph = graph;
    this.path = path;
  }

  /** Names of the blocks from the network's root to here, joined by dots. */
  String path() {
    return path;
  }

  /** Adds the block's node, named by its path. */
  public String node(String operator, List<String> inputs, AttributeProto... attributes) {
    return graph.node(operator, path.isEmpty() ? operator : path, inputs, attributes);
  }

  /** Adds one of several nodes of the block, named by its path and a role. */
  public String part(
      String role, String operator, List<String> inputs, AttributeProto... attributes) {
    return graph.node(operator, join(path, role), inputs, attributes);
  }

  /** Adds the values of a parameter as a constant, named by the block's path and a role. */
  public String weight(String role, Parameter parameter) {
    long[] dims =
        parameter.isInitialized() ? parameter.getArray().getShape().getShape() : new long[0];
    return weight(role, parameter, dims);
  }

  /** As above, in another shape of as many values. */
  public String weight(String role, Parameter parameter, long... dims) {
    String name = join(path, role);
    if (!parameter.isInitialized()) {
      throw refused("has no values for '" + role + "'; load its weights first");
    }
    return graph.constant(Tensors.floats(name, parameter.getArray().toFloatArray(), dims));
  }

  /** Adds float32 values as a constant, named by the block's path and a role. */
  public String floats(String role, float[] values, long... dims) {
    return graph.constant(Tensors.floats(join(path, role), values, dims));
  }

  /** Adds a float32 scalar. */
  public String scalar(String role, double value) {
    return floats(role, new float[] {(float) value});
  }

  /** Adds an int64 vector, as shapes and axes are. */
  public String longs(String role, long... values) {
    return graph.constant(Tensors.longs(join(path, role), values));
  }

  /** Converts a child of the block. */
  public String child(String name, Block block, String input) {
    return converters.convert(block, input, new Site(converters, graph, join(path, name)));
  }

  /** The error of a block that cannot be written as ONNX. */
  public MammoEdgeException refused(String reason) {
    String where = path.isEmpty() ? "the network" : "block '" + path + "'";
    return new MammoEdgeException(ExitCode.USAGE, "cannot export: " + where + " " + reason);
  }

  /** The name of something inside a path; either may be empty. */
  public static String join(String path, String name) {
    return path.isEmpty() ? name : name.isEmpty() ? path : path + "." + name;
  }
}

package io.mammoedge.exporter.onnx;

import ai.djl.ndarray.types.Shape;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The name and shape of a float32 tensor that goes into a model or comes out.
 *
 * @param name in the ONNX file
 * @param dims one an axis: digits for a fixed size, a name such as {@code height} for any size
 */
public record TensorSpec(String name, List<String> dims) {
  /** Copies the list. */
  public TensorSpec {
    Objects.requireNonNull(name, "name is null");
    dims = List.copyOf(dims);
  }

  /** The same with the sizes one by one. */
  public TensorSpec(String name, String... dims) {
    this(name, List.of(dims));
  }

  /** Throws if the block has a shape that this cannot be. */
  void requireFits(Shape shape) {
    boolean fits =
        shape.dimension() == dims.size()
            && IntStream.range(0, dims.size()).allMatch(i -> fits(dims.get(i), shape.get(i)));
    if (!fits) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "cannot export: '%s' is declared as %s, but the network has %s"
              .formatted(name, dims, shape));
    }
  }

  private static boolean fits(String dim, long size) {
    return !dim.chars().allMatch(Character::isDigit) || Long.parseLong(dim) == size;
  }
}

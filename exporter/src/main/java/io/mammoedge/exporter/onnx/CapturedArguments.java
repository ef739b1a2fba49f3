package io.mammoedge.exporter.onnx;

import ai.djl.nn.LambdaBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the function of a {@link LambdaBlock} closes over: DJL keeps the kernel, stride, padding and
 * modes of a pool nowhere else. They are read from the lambda object, whose class keeps them in
 * fields {@code arg$1}, {@code arg$2}, ... in the order of the lambda's free variables, and which
 * knows the class that wrote the lambda as its nest host (JDK 15 and later). A block's name is not
 * proof of what it does; name and host together are.
 *
 * @param host the class in whose source the function stands
 * @param values the captured values
 */
record CapturedArguments(Class<?> host, List<Object> values) {
  /** Copies the list. */
  CapturedArguments {
    Objects.requireNonNull(host, "host is null");
    values = List.copyOf(values);
  }

  /**
   * Those of a block.
   *
   * @param host that must have written the function
   * @throws io.mammoedge.runtime.MammoEdgeException if something else did
   */
  static CapturedArguments of(LambdaBlock block, Class<?> host, Site site) {
    CapturedArguments captured = of(block);
    if (!captured.host.equals(host)) {
      throw site.refused(
          "is a LambdaBlock named '%s' with a function of %s, not of %s"
              .formatted(block.getName(), captured.host.getName(), host.getName()));
    }
    return captured;
  }

  /** Of the inner function if DJL wrapped one of single arrays. */
  private static CapturedArguments of(LambdaBlock block) {
    CapturedArguments outer = of(Hidden.read(LambdaBlock.class, "lambda", block));
    boolean wrapped = outer.host.equals(LambdaBlock.class) && outer.values.size() == 1;
    return wrapped ? of(outer.values.get(0)) : outer;
  }

  private static CapturedArguments of(Object function) {
    Class<?> type = function.getClass();
    if (!type.isHidden()) {
      return new CapturedArguments(type, List.of());
    }
    List<Object> values = new ArrayList<>();
    for (int i = 1; i <= type.getDeclaredFields().length; i++) {
      values.add(Hidden.read(type, "arg$" + i, function));
    }
    return new CapturedArguments(type.getNestHost(), values);
  }

  /**
   * One of the values.
   *
   * @throws IllegalStateException if it is not there or of another type: DJL has changed
   */
  <T> T get(int index, Class<T> type) {
    if (index >= values.size() || !type.isInstance(values.get(index))) {
      throw new IllegalStateException(
          "this version of DJL captures %s in a lambda of %s; expected a %s at %d"
              .formatted(values, host.getName(), type.getSimpleName(), index));
    }
    return type.cast(values.get(index));
  }
}

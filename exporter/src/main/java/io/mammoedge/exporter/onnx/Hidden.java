package io.mammoedge.exporter.onnx;

import java.lang.reflect.Field;

/**
 * Private fields of DJL's objects. DJL has no getters for a few constants that a graph needs, and
 * guessing the defaults would be silently wrong.
 */
final class Hidden {
  private Hidden() {}

  /**
   * The value of a field that {@code type} declares.
   *
   * @throws IllegalStateException if this version of DJL has no such field
   */
  static Object read(Class<?> type, String field, Object owner) {
    try {
      Field declared = type.getDeclaredField(field);
      declared.setAccessible(true);
      return declared.get(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "this version of DJL has no field '" + field + "' in " + type.getName(), e);
    }
  }
}

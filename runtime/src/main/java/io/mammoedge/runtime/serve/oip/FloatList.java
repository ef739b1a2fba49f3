package io.mammoedge.runtime.serve.oip;

import java.util.Arrays;

/** Floats whose number is not known beforehand. */
final class FloatList {
  private static final int FIRST = 1 << 12;

  private float[] values = new float[FIRST];
  private int size;

  void add(float value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size] = value;
    size++;
  }

  int size() {
    return size;
  }

  /** The values; no copy where they fill it. */
  float[] toArray() {
    return size == values.length ? values : Arrays.copyOf(values, size);
  }
}

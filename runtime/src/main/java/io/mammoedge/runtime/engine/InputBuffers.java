package io.mammoedge.runtime.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Memory outside of Java's heap for images, used again and again: there are as many buffers as were
 * in use at a time, each as large as its largest image. Asked for anew, the 34 MB of a mammogram
 * cost a page fault for each 4 kB of them, which is a quarter of the time of an 8-bit network on
 * two cores of a virtual machine. Used by several threads at once.
 */
final class InputBuffers {
  private final Deque<FloatBuffer> idle = new ArrayDeque<>();

  /** A buffer for so many floats, in native order, from position 0 to exactly their number. */
  FloatBuffer take(int floats) {
    FloatBuffer buffer = poll();
    if (buffer == null || buffer.capacity() < floats) {
      buffer =
          ByteBuffer.allocateDirect(Math.multiplyExact(floats, Float.BYTES))
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
    }
    return buffer.clear().limit(floats);
  }

  private synchronized FloatBuffer poll() {
    return idle.pollLast();
  }

  /** The buffer is free again. */
  synchronized void giveBack(FloatBuffer buffer) {
    idle.addLast(buffer);
  }
}

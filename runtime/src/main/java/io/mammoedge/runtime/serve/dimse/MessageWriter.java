package io.mammoedge.runtime.serve.dimse;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Cuts commands and data sets into fragments, one in a P-DATA unit (PS3.8 annex E). */
final class MessageWriter {
  private final PduChannel channel;
  private final byte[] fragment;

  /**
   * A writer.
   *
   * @param maximum the longest P-DATA that the other side takes, in bytes of its body
   */
  MessageWriter(PduChannel channel, int maximum) {
    this.channel = channel;
    // PS3.8 E.1: fragments have an even number of bytes.
    this.fragment = new byte[(maximum - Messages.FRAGMENT_HEADER) & ~1];
  }

  void command(int context, CommandSet set) throws IOException {
    byte[] bytes = set.encode();
    send(context, Messages.OF_COMMAND, new ByteArrayInputStream(bytes), bytes.length);
  }

  /**
   * Sends a data set.
   *
   * @param in where it comes from
   * @param length its bytes
   */
  void dataSet(int context, InputStream in, long length) throws IOException {
    send(context, 0, in, length);
  }

  private void send(int context, int control, InputStream in, long length) throws IOException {
    long rest = length;
    do {
      int next = (int) Math.min(rest, fragment.length);
      if (in.readNBytes(fragment, 0, next) < next) {
        throw new EOFException("the data set became shorter while it was sent");
      }
      rest -= next;
      send(context, rest == 0 ? control | Messages.LAST : control, next);
    } while (rest > 0);
  }

  private void send(int context, int control, int length) throws IOException {
    channel.send(
        PduChannel.P_DATA,
        ByteBuffer.allocate(Messages.FRAGMENT_HEADER + length)
            .putInt(length + 2)
            .put((byte) context)
            .put((byte) control)
            .put(fragment, 0, length)
            .array());
  }
}

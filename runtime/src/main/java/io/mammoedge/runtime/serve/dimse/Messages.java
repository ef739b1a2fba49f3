package io.mammoedge.runtime.serve.dimse;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Commands and data sets out of the fragments of P-DATA units (PS3.8 section 9.3.5, annex E). */
final class Messages {
  static final int OF_COMMAND = 1;
  static final int LAST = 2;
  static final int FRAGMENT_HEADER = 6;

  private static final int MOST_COMMAND = 1 << 16;

  private final PduChannel channel;
  private final Duration patience;
  private final Runnable beforeRelease;
  private final byte[] buffer = new byte[1 << 16];
  private int left;
  private String end = "";
  private Fragment fragment;

  /**
   * Messages.
   *
   * @param patience how long one may take to come, from its first fragment on
   * @param beforeRelease done when the other side asks for a release, before it is answered
   */
  Messages(PduChannel channel, Duration patience, Runnable beforeRelease) {
    this.channel = channel;
    this.patience = patience;
    this.beforeRelease = beforeRelease;
  }

  /** How the other side has ended the association. */
  String end() {
    return end;
  }

  private record Fragment(int context, boolean isCommand, boolean isLast, int length) {}

  /**
   * A command, and in which context it came.
   *
   * @param context id of a presentation context
   * @param set what is asked
   */
  record Command(int context, CommandSet set) {}

  /** Waits for the next command; null where the other side has ended the association. */
  Command next() throws IOException {
    channel.whenever();
    if (!nextFragment()) {
      return null;
    }
    channel.within(patience);
    int context = fragment.context();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!copy(true, context, bytes, MOST_COMMAND)) {
      throw new Abort(Abort.INVALID_PARAMETER, "a command of more than " + MOST_COMMAND + " bytes");
    }
    return new Command(context, CommandSet.parse(bytes.toByteArray()));
  }

  /**
   * Takes the data set that follows a command.
   *
   * @param context in which it must come
   * @param out where to
   * @param most bytes that it may have
   * @return false where it has more: they were read, and thrown away
   */
  boolean dataSet(int context, OutputStream out, long most) throws IOException {
    if (!nextFragment()) {
      throw new EOFException("the association ended before its data set");
    }
    return copy(false, context, out, most);
  }

  private boolean copy(boolean command, int context, OutputStream out, long most)
      throws IOException {
    long rest = most;
    while (true) {
      if (fragment.isCommand() != command || fragment.context() != context) {
        throw new Abort(Abort.INVALID_PARAMETER, "fragments of two messages");
      }
      rest -= fragment.length();
      copy(rest < 0 ? OutputStream.nullOutputStream() : out);
      if (fragment.isLast()) {
        return rest >= 0;
      }
      if (!nextFragment()) {
        throw new EOFException("the association ended within a message");
      }
    }
  }

  private void copy(OutputStream out) throws IOException {
    for (int rest = fragment.length(); rest > 0; ) {
      int read = channel.in().read(buffer, 0, Math.min(rest, buffer.length));
      if (read < 0) {
        throw new EOFException("the connection ended within a message");
      }
      out.write(buffer, 0, read);
      rest -= read;
    }
  }

  /** False where the association has ended. */
  private boolean nextFragment() throws IOException {
    while (left == 0) {
      PduChannel.Head head = channel.next();
      switch (head.type()) {
        case PduChannel.P_DATA -> left = head.length();
        case PduChannel.RELEASE_RQ -> {
          beforeRelease.run();
          channel.send(PduChannel.RELEASE_RP, new byte[Integer.BYTES]);
          end = "released";
          return false;
        }
        case PduChannel.ABORT -> {
          end = "aborted by the other side";
          return false;
        }
        default -> throw new Abort(Abort.UNEXPECTED_PDU, "a PDU of type " + head.type());
      }
    }
    fragment = fragment();
    return true;
  }

  private Fragment fragment() throws IOException {
    if (left < FRAGMENT_HEADER) {
      throw new Abort(Abort.INVALID_PARAMETER, "a fragment without a header");
    }
    int length = channel.in().readInt();
    int context = channel.in().readUnsignedByte();
    int control = channel.in().readUnsignedByte();
    if (length < 2 || length > left - Integer.BYTES) {
      throw new Abort(Abort.INVALID_PARAMETER, "a fragment of " + length + " bytes");
    }
    left -= length + Integer.BYTES;
    return new Fragment(context, (control & OF_COMMAND) != 0, (control & LAST) != 0, length - 2);
  }
}

package io.mammoedge.runtime.serve.dimse;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Protocol data units on a connection (PS3.8 section 9.3). */
final class PduChannel {
  static final int ASSOCIATE_RQ = 1;
  static final int ASSOCIATE_AC = 2;
  static final int ASSOCIATE_RJ = 3;
  static final int P_DATA = 4;
  static final int RELEASE_RQ = 5;
  static final int RELEASE_RP = 6;
  static final int ABORT = 7;

  /** The longest P-DATA that is taken, and told so in the association. */
  static final int MOST_DATA = 1 << 17;

  private static final int HEADER = 6;
  private static final byte BY_PROVIDER = 2;

  private final Deadline deadline;
  private final DataInputStream in;
  private final OutputStream out;

  PduChannel(InputStream in, OutputStream out) {
    this.deadline = new Deadline(new BufferedInputStream(in, MOST_DATA));
    this.in = new DataInputStream(deadline);
    this.out = out;
  }

  /** What is read from now on must have come within that time. */
  void within(Duration time) {
    deadline.in(time);
  }

  /** The next thing may come whenever it likes. */
  void whenever() {
    deadline.none();
  }

  /**
   * The head of a unit; its body follows in {@link #in}.
   *
   * @param type see the constants
   * @param length of the body in bytes, 1 to {@link #MOST_DATA}
   */
  record Head(int type, int length) {}

  /**
   * Waits for the next unit.
   *
   * @throws Abort where there is no such unit, or it is empty or longer than was agreed on
   */
  Head next() throws IOException {
    int type = in.readUnsignedByte();
    in.readByte();
    int length = in.readInt();
    if (type < ASSOCIATE_RQ || type > ABORT) {
      throw new Abort(Abort.UNRECOGNIZED_PDU, "a PDU of type " + type);
    }
    if (length < 1 || length > MOST_DATA) {
      throw new Abort(Abort.INVALID_PARAMETER, "a PDU of " + length + " bytes");
    }
    return new Head(type, length);
  }

  /** What follows a head. */
  byte[] body(Head head) throws IOException {
    byte[] body = in.readNBytes(head.length());
    if (body.length < head.length()) {
      throw new EOFException("the connection ended within a PDU");
    }
    return body;
  }

  DataInputStream in() {
    return in;
  }

  void send(int type, byte[] body) throws IOException {
    out.write(
        ByteBuffer.allocate(HEADER + body.length)
            .put((byte) type)
            .put((byte) 0)
            .putInt(body.length)
            .put(body)
            .array());
    out.flush();
  }

  void abort(int reason) throws IOException {
    send(ABORT, new byte[] {0, 0, BY_PROVIDER, (byte) reason});
  }
}

package io.mammoedge.runtime.testing;

import io.mammoedge.runtime.dicom.DicomUid;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The least that can call a node by DICOM, and break the protocol at will. */
public final class SmallCaller implements Closeable {
  /** Verification. */
  public static final String ECHO = "1.2.840.10008.1.1";

  private static final String EXPLICIT = "1.2.840.10008.1.2.1";
  private static final int META_AND_PREAMBLE = 144;

  private final Socket socket;
  private final DataInputStream in;

  /** Connects; nothing is said yet. */
  public SmallCaller(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    in = new DataInputStream(socket.getInputStream());
  }

  /** A unit that came: its type, or -1 where the connection was closed, and its body. */
  public record Unit(int type, byte[] body) {}

  /** Asks for an association; what is answered. */
  public Unit associate(String called, String calling, String service) throws IOException {
    raw(request(called, calling, service));
    return next();
  }

  /** A-ASSOCIATE-RQ with one context, number 1, in Explicit VR Little Endian. */
  public static byte[] request(String called, String calling, String service) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(new byte[] {0, 1, 0, 0});
    body.writeBytes(title(called));
    body.writeBytes(title(calling));
    body.writeBytes(new byte[32]);
    body.writeBytes(item(0x10, text("1.2.840.10008.3.1.1.1")));
    ByteArrayOutputStream context = new ByteArrayOutputStream();
    context.writeBytes(new byte[] {1, 0, 0, 0});
    context.writeBytes(item(0x30, text(service)));
    context.writeBytes(item(0x40, text(EXPLICIT)));
    body.writeBytes(item(0x20, context.toByteArray()));
    body.writeBytes(item(0x50, item(0x51, new byte[] {0, 0, 0x40, 0})));
    return unit(1, body.toByteArray());
  }

  /** C-ECHO-RQ in context 1; the status of the answer. */
  public int echo() throws IOException {
    fragment(1, 3, command(0x0030, ECHO, "", 0x0101));
    return status(next());
  }

  /** C-STORE-RQ of a file of {@link SmallDicom}, in fragments of so many bytes; the status. */
  public int store(Path file, int fragment) throws IOException {
    return store(file, DicomUid.SECONDARY_CAPTURE, SmallDicom.instance(file), fragment);
  }

  /** C-STORE-RQ of a file's data set, in fragments of so many bytes; the status of the answer. */
  public int store(Path file, String service, String instance, int fragment) throws IOException {
    fragment(1, 3, command(0x0001, service, instance, 0x0001));
    byte[] bytes = Files.readAllBytes(file);
    int from = dataSet(bytes);
    while (from < bytes.length) {
      int length = Math.min(fragment, bytes.length - from);
      boolean last = from + length == bytes.length;
      fragment(1, last ? 2 : 0, Arrays.copyOfRange(bytes, from, from + length));
      from += length;
    }
    return status(next());
  }

  /** Sends a fragment of a message, alone in its unit. */
  public void fragment(int context, int control, byte[] content) throws IOException {
    raw(data(context, control, content));
  }

  /** P-DATA with one fragment; control 1 is a command, 2 the last fragment, 3 both. */
  public static byte[] data(int context, int control, byte[] content) {
    return unit(
        4,
        ByteBuffer.allocate(6 + content.length)
            .putInt(content.length + 2)
            .put((byte) context)
            .put((byte) control)
            .put(content)
            .array());
  }

  /** A command set. */
  public static byte[] command(int command, String service, String instance, int dataSet) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(element(0x0002, text(service)));
    out.writeBytes(element(0x0100, shorts(command)));
    out.writeBytes(element(0x0110, shorts(7)));
    out.writeBytes(element(0x0800, shorts(dataSet)));
    if (!instance.isEmpty()) {
      out.writeBytes(element(0x1000, text(instance)));
    }
    byte[] length =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(out.size()).array();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(element(0, length));
    whole.writeBytes(out.toByteArray());
    return whole.toByteArray();
  }

  /** Sends a unit. */
  public void send(int type, byte[] body) throws IOException {
    raw(unit(type, body));
  }

  /** Any unit. */
  public static byte[] unit(int type, byte[] body) {
    return ByteBuffer.allocate(6 + body.length)
        .put((byte) type)
        .put((byte) 0)
        .putInt(body.length)
        .put(body)
        .array();
  }

  /** Sends anything. */
  public void raw(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Waits for a unit. */
  public Unit next() throws IOException {
    int type = in.read();
    if (type < 0) {
      return new Unit(-1, new byte[0]);
    }
    in.readByte();
    return new Unit(type, in.readNBytes(in.readInt()));
  }

  /** Of an answer to message 7. */
  private static int status(Unit unit) {
    if (unit.type() != 4) {
      throw new IllegalStateException("a unit of type " + unit.type());
    }
    ByteBuffer set = ByteBuffer.wrap(unit.body()).order(ByteOrder.LITTLE_ENDIAN).position(6);
    while (set.hasRemaining()) {
      set.getShort();
      int element = set.getShort() & 0xffff;
      int length = set.getInt();
      if (element == 0x0900) {
        return set.getShort() & 0xffff;
      }
      set.position(set.position() + length);
    }
    throw new IllegalStateException("no status");
  }

  /** Behind the meta information, whose length is the first thing in it. */
  private static int dataSet(byte[] file) {
    return META_AND_PREAMBLE
        + ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(META_AND_PREAMBLE - 4);
  }

  private static byte[] title(String title) {
    byte[] padded = new byte[16];
    Arrays.fill(padded, (byte) ' ');
    byte[] text = text(title);
    System.arraycopy(text, 0, padded, 0, text.length);
    return padded;
  }

  private static byte[] item(int type, byte[] content) {
    return ByteBuffer.allocate(4 + content.length)
        .put((byte) type)
        .put((byte) 0)
        .putShort((short) content.length)
        .put(content)
        .array();
  }

  private static byte[] element(int element, byte[] value) {
    byte[] even = Arrays.copyOf(value, value.length + value.length % 2);
    return ByteBuffer.allocate(8 + even.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) 0)
        .putShort((short) element)
        .putInt(even.length)
        .put(even)
        .array();
  }

  private static byte[] shorts(int value) {
    return new byte[] {(byte) value, (byte) (value >> 8)};
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Hangs up, and waits a little until the node has noticed: then its place is another's. */
  @Override
  public void close() throws IOException {
    try (socket) {
      socket.shutdownOutput();
      socket.setSoTimeout(2_000);
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The node has hung up before, or is no more.
    }
  }
}

package io.mammoedge.runtime.serve.dimse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The command of a message: elements of group 0000 in Implicit VR Little Endian (PS3.7 section
 * 6.3.1 and annex E).
 *
 * @param elements values by element number
 */
record CommandSet(Map<Integer, byte[]> elements) {
  static final int C_STORE = 0x0001;
  static final int C_ECHO = 0x0030;

  /** Of requests that have no answer here; it has none itself. */
  static final int C_CANCEL = 0x0FFF;

  private static final int GROUP_LENGTH = 0x0000;
  private static final int SOP_CLASS = 0x0002;
  private static final int COMMAND = 0x0100;
  private static final int MESSAGE_ID = 0x0110;
  private static final int ANSWERS_TO = 0x0120;
  private static final int PRIORITY = 0x0700;
  private static final int DATA_SET_TYPE = 0x0800;
  private static final int STATUS = 0x0900;
  private static final int SOP_INSTANCE = 0x1000;
  private static final int MEDIUM = 0x0000;
  private static final int DATA_SET = 0x0001;
  private static final int NO_DATA_SET = 0x0101;
  private static final int RESPONSE = 0x8000;
  private static final int HEADER = 8;

  /**
   * Reads one.
   *
   * @throws Abort where it is none
   */
  static CommandSet parse(byte[] bytes) throws Abort {
    Map<Integer, byte[]> elements = new TreeMap<>();
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      if (in.remaining() < HEADER) {
        throw new Abort(Abort.INVALID_PARAMETER, "a command that breaks off");
      }
      int group = in.getShort();
      int element = in.getShort() & 0xffff;
      int length = in.getInt();
      if (group != 0 || length < 0 || length > in.remaining()) {
        throw new Abort(Abort.INVALID_PARAMETER, "a command that is none");
      }
      byte[] value = new byte[length];
      in.get(value);
      elements.put(element, value);
    }
    return new CommandSet(elements);
  }

  int command() {
    return number(COMMAND);
  }

  boolean hasDataSet() {
    return number(DATA_SET_TYPE) != NO_DATA_SET;
  }

  /** Affected SOP Class UID and Affected SOP Instance UID. */
  SopInstance object() {
    return new SopInstance(text(SOP_CLASS), text(SOP_INSTANCE));
  }

  /** Whether it asks for something, and can be answered. */
  boolean isRequest() {
    return command() >= 0 && (command() & RESPONSE) == 0 && number(MESSAGE_ID) >= 0;
  }

  /** 0 to FFFFH; -1 where there is none. */
  int status() {
    return number(STATUS);
  }

  /** Whether it answers such a request. */
  boolean answersTo(int request, int messageId) {
    return command() == (request | RESPONSE)
        && number(ANSWERS_TO) == messageId
        && status() >= 0
        && !hasDataSet();
  }

  /** C-ECHO-RQ (PS3.7 table 9.3-12). */
  static CommandSet echo(int messageId) {
    return request(C_ECHO, messageId, Agreed.VERIFICATION, NO_DATA_SET);
  }

  /** C-STORE-RQ (PS3.7 table 9.3-1), of medium priority. */
  static CommandSet store(int messageId, SopInstance object) {
    CommandSet request = request(C_STORE, messageId, object.sopClass(), DATA_SET);
    request.elements.put(PRIORITY, shorts(MEDIUM));
    request.elements.put(SOP_INSTANCE, uid(object.sopInstance()));
    return request;
  }

  private static CommandSet request(int command, int messageId, String sopClass, int dataSet) {
    Map<Integer, byte[]> elements = new TreeMap<>();
    elements.put(SOP_CLASS, uid(sopClass));
    elements.put(COMMAND, shorts(command));
    elements.put(MESSAGE_ID, shorts(messageId));
    elements.put(DATA_SET_TYPE, shorts(dataSet));
    return new CommandSet(elements);
  }

  private static byte[] uid(String uid) {
    return uid.getBytes(StandardCharsets.US_ASCII);
  }

  /** The answer to this one. */
  CommandSet answer(int status) {
    Map<Integer, byte[]> answer = new TreeMap<>();
    copy(SOP_CLASS, answer);
    answer.put(COMMAND, shorts(number(COMMAND) | RESPONSE));
    answer.put(ANSWERS_TO, shorts(number(MESSAGE_ID)));
    answer.put(DATA_SET_TYPE, shorts(NO_DATA_SET));
    answer.put(STATUS, shorts(status));
    copy(SOP_INSTANCE, answer);
    return new CommandSet(answer);
  }

  byte[] encode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    elements.forEach(
        (element, value) -> {
          if (element != GROUP_LENGTH) {
            out.writeBytes(element(element, value));
          }
        });
    byte[] length =
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(out.size())
            .array();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(element(GROUP_LENGTH, length));
    whole.writeBytes(out.toByteArray());
    return whole.toByteArray();
  }

  private static byte[] element(int element, byte[] value) {
    byte[] even = value.length % 2 == 0 ? value : Arrays.copyOf(value, value.length + 1);
    return ByteBuffer.allocate(HEADER + even.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) 0)
        .putShort((short) element)
        .putInt(even.length)
        .put(even)
        .array();
  }

  private void copy(int element, Map<Integer, byte[]> to) {
    byte[] value = elements.get(element);
    if (value != null) {
      to.put(element, value);
    }
  }

  private static byte[] shorts(int value) {
    return new byte[] {(byte) value, (byte) (value >> 8)};
  }

  /** -1 where there is none. */
  private int number(int element) {
    byte[] value = elements.get(element);
    return value == null || value.length != Short.BYTES
        ? -1
        : (value[0] & 0xff) | (value[1] & 0xff) << 8;
  }

  private String text(int element) {
    byte[] value = elements.getOrDefault(element, new byte[0]);
    return new String(value, StandardCharsets.US_ASCII).replace('\0', ' ').strip();
  }
}

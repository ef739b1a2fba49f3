package io.mammoedge.runtime.serve.dimse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A-ASSOCIATE-RQ (PS3.8 section 9.3.2).
 *
 * @param isVersion1 whether it is of the only version there is
 * @param titles the 64 bytes of called and calling AE title and what is reserved after them, as the
 *     answer repeats them
 * @param application name of the application context, or ""
 * @param contexts by their ids, each of them once
 * @param maximum the longest P-DATA that is taken, see {@link UserInformation#maximum}
 */
record AssociateRequest(
    boolean isVersion1, byte[] titles, String application, List<Proposed> contexts, int maximum) {
  static final byte[] VERSION_1 = {0, 1, 0, 0};
  static final int APPLICATION_CONTEXT = 0x10;

  /** PS3.7 A.2.1. */
  static final String DICOM_APPLICATION = "1.2.840.10008.3.1.1.1";

  /** PS3.8 9.3.2.2: ids are the odd numbers of a byte. */
  static final int MOST_CONTEXTS = 128;

  private static final int TITLE = 16;
  private static final int TITLES = 64;
  private static final int PRESENTATION_CONTEXT = 0x20;
  private static final int ABSTRACT_SYNTAX = 0x30;
  private static final int TRANSFER_SYNTAX = 0x40;

  /**
   * A presentation context.
   *
   * @param id odd, 1 to 255
   * @param abstractSyntax UID of a service and its objects
   * @param transferSyntaxes UIDs, in no order that matters
   */
  record Proposed(int id, String abstractSyntax, List<String> transferSyntaxes) {
    Proposed {
      transferSyntaxes = List.copyOf(transferSyntaxes);
    }

    private byte[] encode() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(new byte[] {(byte) id, 0, 0, 0});
      out.writeBytes(Item.of(ABSTRACT_SYNTAX, abstractSyntax));
      transferSyntaxes.forEach(syntax -> out.writeBytes(Item.of(TRANSFER_SYNTAX, syntax)));
      return Item.of(PRESENTATION_CONTEXT, out.toByteArray());
    }
  }

  AssociateRequest {
    contexts = List.copyOf(contexts);
  }

  /** A request of this program. */
  static AssociateRequest of(String called, String calling, List<Proposed> contexts) {
    byte[] titles = new byte[TITLES];
    Arrays.fill(titles, 0, 2 * TITLE, (byte) ' ');
    put(called, titles, 0);
    put(calling, titles, TITLE);
    return new AssociateRequest(true, titles, DICOM_APPLICATION, contexts, PduChannel.MOST_DATA);
  }

  private static void put(String title, byte[] titles, int at) {
    System.arraycopy(title.getBytes(StandardCharsets.US_ASCII), 0, titles, at, title.length());
  }

  /** The AE title that is asked for. */
  String called() {
    return text(0);
  }

  /** The AE title of who asks. */
  String calling() {
    return text(TITLE);
  }

  private String text(int from) {
    return new String(titles, from, TITLE, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
  }

  /** The body of the unit. */
  byte[] encode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(VERSION_1);
    out.writeBytes(titles);
    out.writeBytes(Item.of(APPLICATION_CONTEXT, application));
    contexts.forEach(context -> out.writeBytes(context.encode()));
    out.writeBytes(UserInformation.ours());
    return out.toByteArray();
  }

  /**
   * Reads the body of the unit.
   *
   * @throws Abort where it is not one
   */
  static AssociateRequest parse(byte[] body) throws Abort {
    if (body.length < VERSION_1.length + TITLES) {
      throw new Abort(Abort.INVALID_PARAMETER, "an A-ASSOCIATE-RQ of " + body.length + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(body);
    boolean isVersion1 = (in.getShort() & 1) != 0;
    byte[] titles = new byte[TITLES];
    in.position(VERSION_1.length).get(titles);
    String application = "";
    Map<Integer, Proposed> contexts = new TreeMap<>();
    int maximum = UserInformation.UNSAID;
    while (in.hasRemaining()) {
      Item item = Item.next(in);
      switch (item.type()) {
        case APPLICATION_CONTEXT -> application = item.text();
        case PRESENTATION_CONTEXT -> add(context(item), contexts);
        case UserInformation.ITEM -> maximum = UserInformation.maximum(item);
        default -> {} // PS3.8 9.3.1: what is not known is passed over.
      }
    }
    return new AssociateRequest(
        isVersion1, titles, application, List.copyOf(contexts.values()), maximum);
  }

  private static void add(Proposed context, Map<Integer, Proposed> contexts) throws Abort {
    if (contexts.put(context.id(), context) != null) {
      throw new Abort(Abort.INVALID_PARAMETER, "two presentation contexts of id " + context.id());
    }
  }

  private static Proposed context(Item item) throws Abort {
    ByteBuffer in = item.content();
    if (in.remaining() < Integer.BYTES) {
      throw new Abort(Abort.INVALID_PARAMETER, "a presentation context without an id");
    }
    int id = in.get() & 0xff;
    if (id % 2 == 0) {
      throw new Abort(Abort.INVALID_PARAMETER, "a presentation context of id " + id);
    }
    in.position(in.position() + 3);
    String service = "";
    List<String> syntaxes = new ArrayList<>();
    while (in.hasRemaining()) {
      Item sub = Item.next(in);
      if (sub.type() == ABSTRACT_SYNTAX) {
        service = sub.text();
      } else if (sub.type() == TRANSFER_SYNTAX) {
        syntaxes.add(sub.text());
      }
    }
    return new Proposed(id, service, syntaxes);
  }
}

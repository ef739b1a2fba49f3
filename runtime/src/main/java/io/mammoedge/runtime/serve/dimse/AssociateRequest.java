package io.mammoedge.runtime.serve.dimse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A-ASSOCIATE-RQ (PS3.8 section 9.3.2).
 *
 * @param titles the 64 bytes of called and calling AE title and what is reserved after them, as the
 *     answer repeats them
 * @param called AE title that is asked for
 * @param calling AE title of who asks
 * @param contexts in their order
 */
record AssociateRequest(byte[] titles, String called, String calling, List<Proposed> contexts) {
  private static final int VERSION_AND_RESERVED = 4;
  private static final int TITLE = 16;
  private static final int TITLES = 64;
  private static final int PRESENTATION_CONTEXT = 0x20;
  private static final int ABSTRACT_SYNTAX = 0x30;
  private static final int TRANSFER_SYNTAX = 0x40;

  /** PS3.8 9.3.2.2: ids are the odd numbers of a byte. */
  private static final int MOST_CONTEXTS = 128;

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
  }

  AssociateRequest {
    contexts = List.copyOf(contexts);
  }

  /**
   * Reads the body of the unit.
   *
   * @throws Abort where it is not one
   */
  static AssociateRequest parse(byte[] body) throws Abort {
    if (body.length < VERSION_AND_RESERVED + TITLES) {
      throw new Abort(Abort.INVALID_PARAMETER, "an A-ASSOCIATE-RQ of " + body.length + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(body).position(VERSION_AND_RESERVED);
    byte[] titles = new byte[TITLES];
    in.get(titles);
    List<Proposed> contexts = new ArrayList<>();
    while (in.hasRemaining()) {
      Item item = Item.next(in);
      if (item.type() == PRESENTATION_CONTEXT) {
        contexts.add(context(item));
      }
    }
    if (contexts.size() > MOST_CONTEXTS) {
      throw new Abort(Abort.INVALID_PARAMETER, contexts.size() + " presentation contexts");
    }
    return new AssociateRequest(titles, text(titles, 0), text(titles, TITLE), contexts);
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

  private static String text(byte[] titles, int from) {
    return new String(titles, from, TITLE, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
  }
}

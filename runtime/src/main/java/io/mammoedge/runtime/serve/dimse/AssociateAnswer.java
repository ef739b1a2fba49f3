package io.mammoedge.runtime.serve.dimse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A-ASSOCIATE-AC (PS3.8 section 9.3.3).
 *
 * @param contexts what became of each that was proposed, by id
 * @param maximum the longest P-DATA that is taken, see {@link UserInformation#maximum}
 */
record AssociateAnswer(Map<Integer, Outcome> contexts, int maximum) {
  private static final int PRESENTATION_CONTEXT = 0x21;
  private static final int TRANSFER_SYNTAX = 0x40;
  private static final int VERSION_AND_TITLES = 68;

  /**
   * What became of a presentation context.
   *
   * @param result as in {@link Agreed}
   * @param transferSyntax UID, or ""; it counts where the context is accepted
   */
  record Outcome(int result, String transferSyntax) {}

  AssociateAnswer {
    contexts = Map.copyOf(contexts);
  }

  /** The body of the unit. */
  static byte[] encode(AssociateRequest request, List<Agreed> contexts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(AssociateRequest.VERSION_1);
    out.writeBytes(request.titles());
    out.writeBytes(
        Item.of(AssociateRequest.APPLICATION_CONTEXT, AssociateRequest.DICOM_APPLICATION));
    for (Agreed context : contexts) {
      out.writeBytes(Item.of(PRESENTATION_CONTEXT, context(context)));
    }
    out.writeBytes(UserInformation.ours());
    return out.toByteArray();
  }

  private static byte[] context(Agreed context) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) context.id(), 0, (byte) context.result(), 0});
    out.writeBytes(Item.of(TRANSFER_SYNTAX, context.transferSyntax()));
    return out.toByteArray();
  }

  /**
   * Reads the body of the unit.
   *
   * @throws Abort where it is not one
   */
  static AssociateAnswer parse(byte[] body) throws Abort {
    if (body.length < VERSION_AND_TITLES) {
      throw new Abort(Abort.INVALID_PARAMETER, "an A-ASSOCIATE-AC of " + body.length + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(body).position(VERSION_AND_TITLES);
    Map<Integer, Outcome> contexts = new TreeMap<>();
    int maximum = UserInformation.UNSAID;
    while (in.hasRemaining()) {
      Item item = Item.next(in);
      if (item.type() == PRESENTATION_CONTEXT) {
        outcome(item.content(), contexts);
      } else if (item.type() == UserInformation.ITEM) {
        maximum = UserInformation.maximum(item);
      }
    }
    return new AssociateAnswer(contexts, maximum);
  }

  private static void outcome(ByteBuffer in, Map<Integer, Outcome> contexts) throws Abort {
    if (in.remaining() < Integer.BYTES) {
      throw new Abort(Abort.INVALID_PARAMETER, "a presentation context without a result");
    }
    int id = in.get() & 0xff;
    in.get();
    int result = in.get() & 0xff;
    in.get();
    String syntax = "";
    while (in.hasRemaining()) {
      Item item = Item.next(in);
      if (item.type() == TRANSFER_SYNTAX) {
        syntax = item.text();
      }
    }
    if (contexts.put(id, new Outcome(result, syntax)) != null) {
      throw new Abort(Abort.INVALID_PARAMETER, "two presentation contexts of one id");
    }
  }
}

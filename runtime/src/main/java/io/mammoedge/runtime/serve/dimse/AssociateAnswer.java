package io.mammoedge.runtime.serve.dimse;

import io.mammoedge.runtime.dicom.DicomUid;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** The bodies of A-ASSOCIATE-AC and A-ASSOCIATE-RJ (PS3.8 sections 9.3.3 and 9.3.4). */
final class AssociateAnswer {
  private static final String APPLICATION_CONTEXT = "1.2.840.10008.3.1.1.1";
  private static final String IMPLEMENTATION = "MAMMOEDGE_1";

  private AssociateAnswer() {}

  static byte[] accept(AssociateRequest request, List<Agreed> contexts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 1, 0, 0});
    out.writeBytes(request.titles());
    out.writeBytes(Item.of(0x10, APPLICATION_CONTEXT));
    for (Agreed context : contexts) {
      out.writeBytes(Item.of(0x21, context(context)));
    }
    out.writeBytes(Item.of(0x50, userInformation()));
    return out.toByteArray();
  }

  private static byte[] context(Agreed context) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) context.id(), 0, (byte) context.result(), 0});
    out.writeBytes(Item.of(0x40, context.transferSyntax()));
    return out.toByteArray();
  }

  private static byte[] userInformation() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        Item.of(0x51, ByteBuffer.allocate(Integer.BYTES).putInt(PduChannel.MOST_DATA).array()));
    out.writeBytes(Item.of(0x52, DicomUid.IMPLEMENTATION_CLASS));
    out.writeBytes(Item.of(0x55, IMPLEMENTATION));
    return out.toByteArray();
  }

  /** Why an association is refused (PS3.8 table 9-21). */
  enum Rejection {
    /** Permanent, by the user: another program than this one is called. */
    CALLED_TITLE(1, 1, 7),
    /** Permanent, by the user: who calls is not on the list. */
    CALLING_TITLE(1, 1, 3),
    /** For now, by the provider: too many at once. */
    TOO_MANY(2, 3, 2);

    private final int result;
    private final int source;
    private final int reason;

    Rejection(int result, int source, int reason) {
      this.result = result;
      this.source = source;
      this.reason = reason;
    }

    byte[] body() {
      return new byte[] {0, (byte) result, (byte) source, (byte) reason};
    }
  }
}

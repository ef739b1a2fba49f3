package io.mammoedge.runtime.serve.dimse;

import io.mammoedge.runtime.dicom.DicomUid;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** What each side of an association says of itself (PS3.8 annex D.1, PS3.7 annex D.3.3.2). */
final class UserInformation {
  static final int ITEM = 0x50;

  /** What most programs take, where one does not say it. */
  static final int UNSAID = 1 << 14;

  /** Of less, headers would be most of what is sent; DCMTK does not go below 4096. */
  static final int LEAST = 1 << 10;

  private static final int MAXIMUM_LENGTH = 0x51;
  private static final int IMPLEMENTATION_CLASS = 0x52;
  private static final int IMPLEMENTATION_VERSION = 0x55;
  private static final String IMPLEMENTATION = "MAMMOEDGE_1";

  private UserInformation() {}

  /** The item about this program. */
  static byte[] ours() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        Item.of(
            MAXIMUM_LENGTH,
            ByteBuffer.allocate(Integer.BYTES).putInt(PduChannel.MOST_DATA).array()));
    out.writeBytes(Item.of(IMPLEMENTATION_CLASS, DicomUid.IMPLEMENTATION_CLASS));
    out.writeBytes(Item.of(IMPLEMENTATION_VERSION, IMPLEMENTATION));
    return Item.of(ITEM, out.toByteArray());
  }

  /**
   * The longest P-DATA that the other side takes, in bytes of its body: {@link #LEAST} to {@link
   * PduChannel#MOST_DATA}, also where it takes any (0).
   *
   * @throws Abort where it takes too little to be of use
   */
  static int maximum(Item information) throws Abort {
    ByteBuffer in = information.content();
    int maximum = UNSAID;
    while (in.hasRemaining()) {
      Item item = Item.next(in);
      if (item.type() == MAXIMUM_LENGTH && item.content().remaining() == Integer.BYTES) {
        maximum = bounded(Integer.toUnsignedLong(item.content().getInt()));
      }
    }
    return maximum;
  }

  private static int bounded(long said) throws Abort {
    if (said > 0 && said < LEAST) {
      throw new Abort(Abort.INVALID_PARAMETER, "a maximum length of " + said + " bytes");
    }
    return said == 0 ? PduChannel.MOST_DATA : (int) Math.min(said, PduChannel.MOST_DATA);
  }
}

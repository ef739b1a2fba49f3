package io.mammoedge.runtime.serve.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.serve.dimse.StoreClient.Offer;
import io.mammoedge.runtime.testing.SmallCaller;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a called side answers: it is understood, or ends the association in one line. */
class RequestorFuzzTest {
  private static final Offer FILM =
      new Offer(DicomUid.SECONDARY_CAPTURE, DicomUid.EXPLICIT_LITTLE_ENDIAN);
  private static final SopInstance OBJECT = new SopInstance(FILM.sopClass(), "1.2.3");
  private static final int OBJECT_BYTES = 5000;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  static Stream<byte[]> answers() throws IOException {
    byte[] accepted = accepted(FILM, 4096);
    byte[] status = SmallCaller.data(1, 3, CommandSet.store(1, OBJECT).answer(0).encode());
    byte[] warning = SmallCaller.data(1, 3, CommandSet.store(1, OBJECT).answer(0xB000).encode());
    byte[] released = SmallCaller.unit(6, new byte[4]);
    return Stream.of(
        joined(accepted, status, released),
        joined(accepted, warning, SmallCaller.unit(5, new byte[4])),
        joined(accepted, SmallCaller.data(1, 1, new byte[8]), SmallCaller.data(1, 3, new byte[0])),
        joined(accepted(FILM, 0), SmallCaller.unit(7, new byte[4])),
        SmallCaller.unit(3, new byte[] {0, 1, 1, 7}),
        SmallCaller.unit(7, new byte[4]));
  }

  /** A-ASSOCIATE-AC of one offer, with a maximum length. */
  static byte[] accepted(Offer offer, int maximum) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(AssociateRequest.VERSION_1);
    body.writeBytes(new byte[64]);
    body.writeBytes(Item.of(0x10, AssociateRequest.DICOM_APPLICATION));
    ByteArrayOutputStream context = new ByteArrayOutputStream();
    context.writeBytes(new byte[] {1, 0, 0, 0});
    context.writeBytes(Item.of(0x40, offer.transferSyntax()));
    body.writeBytes(Item.of(0x21, context.toByteArray()));
    byte[] length = ByteBuffer.allocate(4).putInt(maximum).array();
    body.writeBytes(Item.of(0x50, Item.of(0x51, length)));
    return SmallCaller.unit(2, body.toByteArray());
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Stream.of(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  @MethodSource
  @FuzzTest
  void answers(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PduChannel channel = new PduChannel(new ByteArrayInputStream(content), out);
    try {
      Requestor requestor = Requestor.associate(channel, "A", "B", Set.of(FILM), PATIENCE);
      int context = requestor.context(FILM);
      requestor.store(
          context, OBJECT, new ByteArrayInputStream(new byte[OBJECT_BYTES]), OBJECT_BYTES);
      assertThat(requestor.status(context, CommandSet.C_STORE)).isBetween(0, 0xffff);
      requestor.release();
    } catch (IOException e) {
      // A refusal, an abort or the end of the connection: that is what this is about.
      assertThat(String.valueOf(e.getMessage())).doesNotContain("\n").hasSizeLessThan(300);
    }
    requireWholeUnits(out.toByteArray());
  }

  private static void requireWholeUnits(byte[] said) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(said));
    while (in.available() > 0) {
      assertThat(in.readUnsignedByte()).isBetween(1, 7);
      in.readByte();
      int length = in.readInt();
      assertThat(length).isLessThanOrEqualTo(PduChannel.MOST_DATA);
      assertThat(in.readNBytes(length)).hasSize(length);
    }
  }

  /** Fixed seed: what is random is the same in every run. */
  @Test
  void fragmentsAreNoLongerThanThePeerTakesAndGiveTheSameObject() throws IOException {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      int maximum = UserInformation.LEAST + random.nextInt(5000);
      byte[] object = new byte[2 * random.nextInt(20_000)];
      random.nextBytes(object);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      MessageWriter writer =
          new MessageWriter(new PduChannel(new ByteArrayInputStream(new byte[0]), out), maximum);
      writer.command(3, CommandSet.store(7, OBJECT));
      writer.dataSet(3, new ByteArrayInputStream(object), object.length);
      Messages messages =
          new Messages(
              new PduChannel(new ByteArrayInputStream(out.toByteArray()), out), PATIENCE, () -> {});
      Messages.Command command = messages.next();
      assertThat(command.context()).isEqualTo(3);
      assertThat(command.set().object()).isEqualTo(OBJECT);
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      assertThat(messages.dataSet(3, read, Long.MAX_VALUE)).isTrue();
      assertThat(read.toByteArray()).isEqualTo(object);
      assertThat(longest(out.toByteArray())).isLessThanOrEqualTo(maximum);
    }
  }

  private static int longest(byte[] units) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(units));
    int longest = 0;
    while (in.available() > 0) {
      in.skipNBytes(2);
      int length = in.readInt();
      in.skipNBytes(length);
      longest = Math.max(longest, length);
    }
    return longest;
  }
}

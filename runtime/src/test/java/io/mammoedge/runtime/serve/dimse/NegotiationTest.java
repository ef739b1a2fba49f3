package io.mammoedge.runtime.serve.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.testing.SmallCaller;
import io.mammoedge.runtime.testing.SmallNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an association is agreed on, and what breaks it (PS3.7, PS3.8). */
class NegotiationTest {
  private static final String FILM = DicomUid.SECONDARY_CAPTURE;
  private static final int ABORTED = 7;
  private static final int HEADER = 6;

  @TempDir private static Path folder;
  private static TightNode node;

  @BeforeAll
  static void start() {
    node = TightNode.start(folder.resolve("store"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void twoContextsOfOneIdAreAborted() throws IOException {
    AssociateRequest.Proposed context =
        new AssociateRequest.Proposed(1, FILM, List.of(DicomUid.EXPLICIT_LITTLE_ENDIAN));
    byte[] twice = AssociateRequest.of(SmallNode.TITLE, "PACS", List.of(context, context)).encode();
    SmallCaller.Unit answer = answer(twice);
    assertThat(answer.type()).isEqualTo(ABORTED);
    assertThat(answer.body()).containsExactly(0, 0, 2, Abort.INVALID_PARAMETER);
  }

  @Test
  void anotherVersionOrApplicationIsRejected() throws IOException {
    byte[] version = request();
    version[1] = 2;
    assertThat(answer(version).body()).containsExactly(0, 1, 2, 2);
    byte[] application = request();
    application[68 + 4 + 20] = '2';
    assertThat(answer(application).body()).containsExactly(0, 1, 1, 2);
  }

  /** PS3.8 table 9-17: what is reserved comes back as it was. */
  @Test
  void titlesArePaddedAndRepeated() throws IOException {
    byte[] request = request();
    byte[] shifted = request.clone();
    System.arraycopy(request, 4, shifted, 5, 15);
    shifted[4] = ' ';
    shifted[4 + 32] = 9;
    SmallCaller.Unit answer = answer(shifted);
    assertThat(answer.type()).isEqualTo(2);
    assertThat(Arrays.copyOfRange(answer.body(), 4, 68))
        .isEqualTo(Arrays.copyOfRange(shifted, 4, 68));
  }

  @Test
  void anAnswerNamesTheMessageAndItsClass() throws IOException {
    try (SmallCaller caller = node.called(SmallCaller.ECHO)) {
      caller.fragment(1, 3, SmallCaller.command(0x30, SmallCaller.ECHO, "", 0x0101));
      byte[] body = caller.next().body();
      CommandSet answer = CommandSet.parse(Arrays.copyOfRange(body, HEADER, body.length));
      assertThat(answer.answersTo(CommandSet.C_ECHO, 7)).isTrue();
      assertThat(answer.object().sopClass()).isEqualTo(SmallCaller.ECHO);
    }
  }

  @Test
  void anAnswerThatNobodyAskedForIsAborted() throws IOException {
    try (SmallCaller caller = node.called(FILM)) {
      caller.fragment(1, 3, SmallCaller.command(0x8001, FILM, "1.2.3", 0x0101));
      assertThat(caller.next().type()).isEqualTo(ABORTED);
    }
  }

  /** Fixed seed: what is random is the same in every run. */
  @Test
  void aRequestIsReadAsItWasWritten() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      List<AssociateRequest.Proposed> contexts =
          random
              .ints(random.nextInt(128), 0, 128)
              .distinct()
              .sorted()
              .mapToObj(n -> proposed(2 * n + 1, random))
              .toList();
      AssociateRequest written = AssociateRequest.of("A", "B C", contexts);
      AssociateRequest read = AssociateRequest.parse(written.encode());
      assertThat(read.contexts()).isEqualTo(contexts);
      assertThat(read.called()).isEqualTo("A");
      assertThat(read.calling()).isEqualTo("B C");
      assertThat(read.maximum()).isEqualTo(PduChannel.MOST_DATA);
      var agreed = read.contexts().stream().map(Agreed::on).toList();
      AssociateAnswer answer = AssociateAnswer.parse(AssociateAnswer.encode(read, agreed));
      assertThat(answer.contexts().keySet())
          .containsExactlyInAnyOrderElementsOf(agreed.stream().map(Agreed::id).toList());
      agreed.forEach(
          one -> assertThat(answer.contexts().get(one.id()).result()).isEqualTo(one.result()));
    }
  }

  private static AssociateRequest.Proposed proposed(int id, Random random) {
    return new AssociateRequest.Proposed(
        id,
        random.nextBoolean() ? FILM : "1.2." + random.nextInt(9),
        List.of("1.2.840.10008.1.2." + random.nextInt(6), DicomUid.of("syntax")));
  }

  @Test
  void aMaximumLengthIsKeptToOrRefused() throws IOException {
    assertThat(UserInformation.maximum(maximum(0))).isEqualTo(PduChannel.MOST_DATA);
    assertThat(UserInformation.maximum(maximum(-1))).isEqualTo(PduChannel.MOST_DATA);
    assertThat(UserInformation.maximum(maximum(4096))).isEqualTo(4096);
    assertThatThrownBy(() -> UserInformation.maximum(maximum(7))).isInstanceOf(Abort.class);
  }

  private static Item maximum(int bytes) {
    return new Item(
        UserInformation.ITEM,
        ByteBuffer.wrap(Item.of(0x51, ByteBuffer.allocate(4).putInt(bytes).array())));
  }

  private static byte[] request() {
    return Arrays.copyOfRange(
        SmallCaller.request(SmallNode.TITLE, "PACS", FILM),
        HEADER,
        SmallCaller.request(SmallNode.TITLE, "PACS", FILM).length);
  }

  private static SmallCaller.Unit answer(byte[] request) throws IOException {
    try (SmallCaller caller = new SmallCaller(node.dicomPort())) {
      caller.send(1, request);
      return caller.next();
    }
  }
}

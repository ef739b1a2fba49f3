package io.mammoedge.runtime.serve.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.testing.SmallCaller;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of callers that are slow, silent, gone, or no callers at all. */
class HostileCallerTest {
  private static final String FILM = DicomUid.SECONDARY_CAPTURE;
  private static final int ABORTED = 7;

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

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void anObjectThatDripsEndsInTime(int bytes) throws Exception {
    try (SmallCaller caller = node.called(FILM)) {
      caller.fragment(1, 3, SmallCaller.command(1, FILM, "1.2.3", 1));
      Thread drip = new Thread(() -> drip(caller, bytes));
      drip.start();
      SmallCaller.Unit answer = caller.next();
      drip.interrupt();
      drip.join();
      assertThat(answer.type()).isEqualTo(ABORTED);
    }
    node.untilNothingIsLeft();
  }

  private static void drip(SmallCaller caller, int bytes) {
    try {
      for (int i = 0; i < 200; i++) {
        caller.fragment(1, 0, new byte[bytes]);
        Thread.sleep(100);
      }
    } catch (IOException | InterruptedException e) {
      // It was cut off.
    }
  }

  @Test
  void whoOnlyConnectsTakesNoPlace() throws IOException {
    try (SmallCaller silent = new SmallCaller(node.dicomPort());
        SmallCaller another = new SmallCaller(node.dicomPort());
        SmallCaller third = new SmallCaller(node.dicomPort());
        SmallCaller good = node.called(SmallCaller.ECHO)) {
      assertThat(good.echo()).isZero();
      // Silence ends them: 2 s here.
      assertThat(silent.next().type()).isEqualTo(ABORTED);
      assertThat(another).isNotSameAs(third);
    }
  }

  @Test
  void whoHangsUpWithinAnObjectLeavesNothing() throws Exception {
    try (SmallCaller caller = node.called(FILM)) {
      caller.fragment(1, 3, SmallCaller.command(1, FILM, "1.2.3", 1));
      caller.fragment(1, 0, new byte[1000]);
      for (int i = 0; i < 500 && node.files() == 0; i++) {
        Thread.sleep(10);
      }
      assertThat(node.files()).isEqualTo(1);
    }
    node.untilNothingIsLeft();
  }

  @Test
  void nonsenseIsAnsweredWithAnAbortAndTheNodeGoesOn() throws IOException {
    byte[][] nonsense = {
      "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
      ByteBuffer.allocate(6).put((byte) 1).put((byte) 0).putInt(-1).array(),
      ByteBuffer.allocate(10).put((byte) 1).put((byte) 0).putInt(4).array(),
      ByteBuffer.allocate(10).put((byte) 4).put((byte) 0).putInt(4).array(),
    };
    for (byte[] bytes : nonsense) {
      try (SmallCaller caller = new SmallCaller(node.dicomPort())) {
        caller.raw(bytes);
        assertThat(caller.next().type()).isEqualTo(ABORTED);
      }
    }
    requireEcho();
  }

  /** Fixed seed: what is random is the same in every run. */
  @Test
  void noCommandOfRandomBytesEndsTheNode() throws IOException {
    Random random = new Random(11);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      try (SmallCaller caller = node.called(FILM)) {
        assertThat(answer(caller, random, bytes)).isIn(4, 6, ABORTED, -1);
      }
    }
    assertThat(node.log()).doesNotContain("\"event\":\"error\"");
    requireEcho();
  }

  /** The node may have hung up before all was sent. */
  private static int answer(SmallCaller caller, Random random, byte[] bytes) {
    try {
      caller.fragment(1, random.nextInt(4), bytes);
      caller.fragment(random.nextInt(3), random.nextInt(4), bytes);
      caller.send(5, new byte[4]);
      return caller.next().type();
    } catch (IOException e) {
      return -1;
    }
  }

  private static void requireEcho() throws IOException {
    try (SmallCaller caller = node.called(SmallCaller.ECHO)) {
      assertThat(caller.echo()).isZero();
      assertThat(caller.echo()).isZero();
    }
  }
}

package io.mammoedge.runtime.serve.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.serve.http.Desk;
import io.mammoedge.runtime.serve.http.Limits;
import io.mammoedge.runtime.serve.watch.NodeLog;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallCaller;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a well-behaved caller is answered, and what becomes of others. */
class DimseNodeTest {
  private static final String FILM = DicomUid.SECONDARY_CAPTURE;
  private static final int ACCEPTED = 2;
  private static final int REJECTED = 3;
  private static final int ABORTED = 7;

  @TempDir private static Path folder;
  private static SmallNode node;

  @BeforeAll
  static void start() {
    Limits limits = new Limits(40_000, 2, 2, 0, 8, Duration.ofSeconds(2), Duration.ofSeconds(3));
    node = SmallNode.withDicom(SmallRelease.write(folder.resolve("store")), limits, "PACS");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void anObjectIsScoredAndNothingIsLeftOnTheDisk() throws IOException {
    Path file = SmallDicom.write(folder.resolve("a.dcm"), 0);
    double before = scored();
    try (SmallCaller caller = called(FILM)) {
      assertThat(caller.store(file, FILM, "1.2.3", 10_000)).isZero();
      assertThat(caller.store(file, FILM, "1.2.4", 7)).isZero();
      caller.send(5, new byte[4]);
      assertThat(caller.next().type()).isEqualTo(6);
    }
    assertThat(scored() - before).isEqualTo(2);
    assertThat(node.files()).isZero();
  }

  @Test
  void itEchoes() throws IOException {
    try (SmallCaller caller = called(SmallCaller.ECHO)) {
      assertThat(caller.echo()).isZero();
      assertThat(caller.echo()).isZero();
    }
  }

  @Test
  void whatIsRefusedHasAStatusAndTheAssociationGoesOn() throws IOException {
    Path tiny = SmallDicom.write(folder.resolve("tiny.dcm"), 7, 9, new short[63]);
    Path good = SmallDicom.write(folder.resolve("b.dcm"), 0);
    try (SmallCaller caller = called(FILM)) {
      assertThat(caller.store(tiny, FILM, "1.2.3", 1000)).isEqualTo(0xA900);
      assertThat(caller.store(good, FILM, "not a UID", 1000)).isEqualTo(0x0117);
      assertThat(caller.store(good, FILM, "1.2.3", 1000)).isZero();
    }
  }

  @Test
  void onlyWhoIsOnTheListMayCallAndOnlyThisNode() throws IOException {
    try (SmallCaller caller = new SmallCaller(node.dicomPort())) {
      assertThat(caller.associate(SmallNode.TITLE, "STRANGER", FILM).body())
          .containsExactly(0, 1, 1, 3);
    }
    try (SmallCaller caller = new SmallCaller(node.dicomPort())) {
      SmallCaller.Unit answer = caller.associate("OTHER", "PACS", FILM);
      assertThat(answer.type()).isEqualTo(REJECTED);
      assertThat(answer.body()).containsExactly(0, 1, 1, 7);
    }
  }

  @Test
  void oneMoreAssociationIsToldToComeAgain() throws IOException {
    try (SmallCaller first = called(FILM);
        SmallCaller second = called(FILM);
        SmallCaller third = new SmallCaller(node.dicomPort())) {
      assertThat(third.associate(SmallNode.TITLE, "PACS", FILM).body()).containsExactly(0, 2, 3, 2);
      assertThat(first).isNotSameAs(second);
    }
  }

  @Test
  void anotherServiceIsNotAgreedOn() throws IOException {
    try (SmallCaller caller = new SmallCaller(node.dicomPort())) {
      SmallCaller.Unit answer =
          caller.associate(SmallNode.TITLE, "PACS", "1.2.840.10008.5.1.4.1.2.2.1");
      assertThat(answer.type()).isEqualTo(ACCEPTED);
      // The first item behind titles and application context: its result is its third byte.
      assertThat(answer.body()[68 + 25 + 4 + 2]).isEqualTo((byte) 3);
      caller.fragment(1, 3, SmallCaller.command(0x0020, FILM, "", 0x0101));
      assertThat(caller.next().type()).isEqualTo(ABORTED);
    }
  }

  @Test
  void anObjectThatIsTooLargeIsRefusedAndTheAssociationGoesOn() throws IOException {
    Path large = SmallDicom.write(folder.resolve("large.dcm"), 200, 200, new short[40_000]);
    Path good = SmallDicom.write(folder.resolve("d.dcm"), 0);
    try (SmallCaller caller = called(FILM)) {
      assertThat(caller.store(large, FILM, "1.2.3", 10_000)).isEqualTo(0xC000);
      assertThat(caller.store(good, FILM, "1.2.3", 10_000)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void anObjectThatDripsEndsInTime(int bytes) throws Exception {
    try (SmallCaller caller = called(FILM)) {
      caller.fragment(1, 3, SmallCaller.command(1, FILM, "1.2.3", 1));
      Thread drip = new Thread(() -> drip(caller, bytes));
      drip.start();
      SmallCaller.Unit answer = caller.next();
      drip.interrupt();
      drip.join();
      assertThat(answer.type()).isEqualTo(ABORTED);
    }
    untilNothingIsLeft();
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
  void nothingIsStoredWhereOnlyEchoesWereAgreedOn() throws IOException {
    Path good = SmallDicom.write(folder.resolve("e.dcm"), 0);
    try (SmallCaller caller = called(SmallCaller.ECHO)) {
      assertThat(caller.store(good, FILM, "1.2.3", 10_000)).isEqualTo(0x0211);
      assertThat(caller.echo()).isZero();
    }
  }

  @Test
  void whoOnlyConnectsTakesNoPlace() throws IOException {
    try (SmallCaller silent = new SmallCaller(node.dicomPort());
        SmallCaller another = new SmallCaller(node.dicomPort());
        SmallCaller third = new SmallCaller(node.dicomPort());
        SmallCaller good = called(SmallCaller.ECHO)) {
      assertThat(good.echo()).isZero();
      // Silence ends them: 2 s here.
      assertThat(silent.next().type()).isEqualTo(ABORTED);
      assertThat(another).isNotSameAs(third);
    }
  }

  @Test
  void onClosingAnObjectThatIsUnderWayIsAnsweredAndWhoWaitsIsNotWaitedFor() throws Exception {
    Path file = SmallDicom.write(folder.resolve("f.dcm"), 0);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (Desk desk = new Desk(Files.createTempDirectory("desk"), true)) {
      DimseNode closing =
          DimseNode.start(
              new DimseSettings(any, SmallNode.TITLE, Set.of(), Limits.USUAL),
              desk,
              stored -> waits(inside, goOn),
              new NodeLog(new PrintWriter(new StringWriter())),
              Duration.ofSeconds(60));
      try (SmallCaller idle = new SmallCaller(closing.port());
          SmallCaller busy = new SmallCaller(closing.port())) {
        idle.associate(SmallNode.TITLE, "ANY", FILM);
        busy.associate(SmallNode.TITLE, "ANY", FILM);
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> stores(busy, file));
        inside.await();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(closing::close);
        assertThat(idle.next().type()).isEqualTo(-1);
        assertThat(closed).isNotDone();
        goOn.countDown();
        assertThat(status.get()).isZero();
        assertThat(busy.next().type()).isEqualTo(ABORTED);
        closed.get(20, TimeUnit.SECONDS);
      }
    }
  }

  private static int stores(SmallCaller caller, Path file) {
    try {
      return caller.store(file, FILM, "1.2.3", 1000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int waits(CountDownLatch inside, CountDownLatch goOn) {
    inside.countDown();
    try {
      goOn.await();
      return 0;
    } catch (InterruptedException e) {
      return -1;
    }
  }

  @Test
  void whoHangsUpWithinAnObjectLeavesNothing() throws Exception {
    try (SmallCaller caller = called(FILM)) {
      caller.fragment(1, 3, SmallCaller.command(1, FILM, "1.2.3", 1));
      caller.fragment(1, 0, new byte[1000]);
      for (int i = 0; i < 500 && node.files() == 0; i++) {
        Thread.sleep(10);
      }
      assertThat(node.files()).isEqualTo(1);
    }
    untilNothingIsLeft();
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
    itEchoes();
  }

  /** Fixed seed: what is random is the same in every run. */
  @Test
  void noCommandOfRandomBytesEndsTheNode() throws IOException {
    Random random = new Random(11);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      try (SmallCaller caller = called(FILM)) {
        assertThat(answer(caller, random, bytes)).isIn(4, 6, ABORTED, -1);
      }
    }
    assertThat(node.log()).doesNotContain("\"event\":\"error\"");
    itEchoes();
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

  private static SmallCaller called(String service) throws IOException {
    // Those of the test before may still be leaving.
    for (int i = 0; i < 500; i++) {
      SmallCaller caller = new SmallCaller(node.dicomPort());
      if (caller.associate(SmallNode.TITLE, "PACS", service).type() == ACCEPTED) {
        return caller;
      }
      caller.close();
    }
    throw new AssertionError("never accepted");
  }

  private static void untilNothingIsLeft() throws IOException {
    for (int i = 0; i < 500 && node.files() > 0; i++) {
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(node.files()).isZero();
  }

  @Test
  void aFaultOfTheNodeIsNoFaultOfTheObject() throws IOException {
    StringWriter log = new StringWriter();
    Path file = SmallDicom.write(folder.resolve("c.dcm"), 0);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (Desk desk = new Desk(Files.createTempDirectory("desk"), true);
        DimseNode faulty =
            DimseNode.start(
                new DimseSettings(any, SmallNode.TITLE, Set.of(), Limits.USUAL),
                desk,
                stored -> {
                  throw new IllegalStateException("SECRET");
                },
                new NodeLog(new PrintWriter(log)),
                Duration.ofSeconds(5));
        SmallCaller caller = new SmallCaller(faulty.port())) {
      caller.associate(SmallNode.TITLE, "ANY", FILM);
      assertThat(caller.store(file, FILM, "1.2.3", 1000)).isEqualTo(0x0110);
      assertThat(caller.store(file, FILM, "1.2.3", 1000)).isEqualTo(0x0110);
    }
    assertThat(log.toString()).contains("\"event\":\"error\"").doesNotContain("SECRET");
  }

  @Test
  void whatIsOpenToOthersSaysToWhom() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "a token of more than sixteen");
    Path release = folder.resolve("store/small/1.0.0");
    Cli open =
        Cli.run(
            "serve",
            release,
            "--bind",
            "0.0.0.0",
            "--token",
            token,
            "--port",
            0,
            "--dicom-port",
            0);
    assertThat(open.exitCode()).isEqualTo(2);
    assertThat(open.err()).contains("give --dicom-callers");
    Cli title = Cli.run("serve", release, "--dicom-port", 0, "--aet", "MORE THAN SIXTEEN");
    assertThat(title.exitCode()).isEqualTo(2);
    assertThat(title.err()).contains("'MORE THAN SIXTEEN' is no AE title");
    Cli taken = Cli.run("serve", release, "--port", 0, "--dicom-port", node.dicomPort());
    assertThat(taken.exitCode()).isEqualTo(74);
    assertThat(taken.err()).contains("choose another --bind or --dicom-port");
  }

  private static double scored() {
    return node.get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("mammoedge_images_scored_total{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}

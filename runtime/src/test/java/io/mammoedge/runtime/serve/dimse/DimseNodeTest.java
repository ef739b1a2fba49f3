package io.mammoedge.runtime.serve.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallCaller;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallModel;
import io.mammoedge.runtime.testing.SmallNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller is answered, and what may be called. */
class DimseNodeTest {
  private static final String FILM = DicomUid.SECONDARY_CAPTURE;
  private static final int ACCEPTED = 2;
  private static final int REJECTED = 3;
  private static final int RELEASE = 5;
  private static final int RELEASED = 6;
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

  @Test
  void anObjectIsScoredAndNothingIsLeftOnTheDisk() throws IOException {
    Path file = SmallDicom.write(folder.resolve("a.dcm"), 0);
    double before = node.scored();
    try (SmallCaller caller = node.called(FILM)) {
      assertThat(caller.store(file, 10_000)).isZero();
      assertThat(caller.store(file, 7)).isZero();
      caller.send(5, new byte[4]);
      assertThat(caller.next().type()).isEqualTo(6);
    }
    assertThat(node.scored() - before).isEqualTo(2);
    assertThat(node.files()).isZero();
  }

  @Test
  void itEchoes() throws IOException {
    try (SmallCaller caller = node.called(SmallCaller.ECHO)) {
      assertThat(caller.echo()).isZero();
      assertThat(caller.echo()).isZero();
    }
  }

  @Test
  void whatIsRefusedHasAStatusAndTheAssociationGoesOn() throws IOException {
    Path tiny = SmallDicom.write(folder.resolve("tiny.dcm"), 7, 9, SmallModel.pixels(1, 7, 9));
    Path good = SmallDicom.write(folder.resolve("b.dcm"), 0);
    try (SmallCaller caller = node.called(FILM)) {
      assertThat(caller.store(tiny, 1000)).isEqualTo(0xA900);
      assertThat(caller.store(good, FILM, "not a UID", 1000)).isEqualTo(0x0117);
      assertThat(caller.store(good, 1000)).isZero();
    }
  }

  @Test
  void anObjectThatIsAnotherThanTheMessageSaysIsNotTaken() throws IOException {
    Path file = SmallDicom.write(folder.resolve("g.dcm"), 0);
    double before = node.scored();
    try (SmallCaller caller = node.called(FILM)) {
      assertThat(caller.store(file, FILM, "1.2.3", 10_000)).isEqualTo(0xA900);
      assertThat(
              caller.store(
                  file, DicomUid.MAMMOGRAPHY_FOR_PRESENTATION, SmallDicom.instance(file), 10_000))
          .isEqualTo(0xA900);
      assertThat(node.scored()).isEqualTo(before);
      assertThat(caller.store(file, 10_000)).isZero();
    }
    assertThat(node.files()).isZero();
  }

  /** It is the store that says what it does not understand. */
  @Test
  void whatCannotBeReadIsNotUnderstood() throws IOException {
    Path broken = folder.resolve("broken.dcm");
    byte[] whole = Files.readAllBytes(SmallDicom.write(folder.resolve("h.dcm"), 0));
    Files.write(broken, Arrays.copyOf(whole, 500));
    try (SmallCaller caller = node.called(FILM)) {
      assertThat(caller.store(broken, FILM, "1.2.3", 10_000)).isEqualTo(0xC000);
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
    try (SmallCaller first = node.called(FILM);
        SmallCaller second = node.called(FILM);
        SmallCaller third = new SmallCaller(node.dicomPort())) {
      assertThat(third.associate(SmallNode.TITLE, "PACS", FILM).body()).containsExactly(0, 2, 3, 2);
      assertThat(first).isNotSameAs(second);
    }
  }

  /** There are two places; a PACS that sends object by object calls again at once. */
  @Test
  void whoIsReleasedMayCallAgainAtOnce() throws IOException {
    List<SmallCaller> released = new ArrayList<>();
    try (SmallCaller other = node.called(SmallCaller.ECHO)) {
      for (int i = 0; i < 5; i++) {
        SmallCaller caller = node.called(FILM);
        released.add(caller);
        caller.send(RELEASE, new byte[4]);
        assertThat(caller.next().type()).isEqualTo(RELEASED);
      }
      assertThat(other.echo()).isZero();
    } finally {
      for (SmallCaller caller : released) {
        caller.close();
      }
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
    try (SmallCaller caller = node.called(FILM)) {
      assertThat(caller.store(large, 10_000)).isEqualTo(0xC000);
      assertThat(caller.store(good, 10_000)).isZero();
    }
  }

  @Test
  void nothingIsStoredWhereOnlyEchoesWereAgreedOn() throws IOException {
    Path good = SmallDicom.write(folder.resolve("e.dcm"), 0);
    try (SmallCaller caller = node.called(SmallCaller.ECHO)) {
      assertThat(caller.store(good, 10_000)).isEqualTo(0x0211);
      assertThat(caller.echo()).isZero();
    }
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
    Cli plain = Cli.run("serve", release, "--port", 0, "--dicom-port", 0, "--dicom-tls");
    assertThat(plain.exitCode()).isEqualTo(2);
    assertThat(plain.err()).contains("--dicom-tls needs --tls-cert, --tls-key and --client-ca");
    Cli none = Cli.run("serve", release, "--port", 0, "--dicom-tls");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("--dicom-port: give it");
    Cli deaf = Cli.run("serve", release, "--port", 0, "--dicom-callers", "PACS");
    assertThat(deaf.exitCode()).isEqualTo(2);
    assertThat(deaf.err()).contains("--dicom-port: give it");
    Cli title = Cli.run("serve", release, "--dicom-port", 0, "--aet", "MORE THAN SIXTEEN");
    assertThat(title.exitCode()).isEqualTo(2);
    assertThat(title.err()).contains("'MORE THAN SIXTEEN' is no AE title");
    Cli taken = Cli.run("serve", release, "--port", 0, "--dicom-port", node.dicomPort());
    assertThat(taken.exitCode()).isEqualTo(74);
    assertThat(taken.err()).contains("choose another --bind or --dicom-port");
  }
}

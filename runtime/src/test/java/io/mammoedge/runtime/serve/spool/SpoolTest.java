package io.mammoedge.runtime.serve.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.serve.spool.Spool.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folders and what goes from one to another. */
class SpoolTest {
  private static final SpoolName NAME = new SpoolName("5".repeat(32), "a".repeat(32));

  @TempDir private Path folder;
  private Spool spool;

  @BeforeEach
  void open() {
    spool = Spool.open(folder.resolve("spool"));
  }

  @AfterEach
  void close() {
    spool.close();
  }

  @Test
  void whatIsReceivedStandsInIncomingAndNowhereElse() throws IOException {
    assertThat(receive("an image")).isEqualTo(Receipt.TAKEN);
    assertThat(incoming().image(NAME)).hasContent("an image");
    assertThat(spool.desk().folder()).isEmptyDirectory();
    assertThat(spool.studies(SpoolState.INCOMING)).containsExactly(NAME.study());
    assertThat(spool.studies(SpoolState.WORKING)).isEmpty();
  }

  @Test
  void nobodyElseMayLookIntoIt() throws IOException {
    receive("an image");
    for (Path place :
        List.of(spool.root(), incoming().folder(), folder.resolve("spool").resolve("done"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void anotherNodeCannotUseIt() {
    assertThatThrownBy(() -> Spool.open(folder.resolve("spool")))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("another node uses this spool");
  }

  @Test
  void anImageThatIsHereIsNotTakenAgain() throws IOException {
    receive("an image");
    assertThat(receive("an image")).isEqualTo(Receipt.KNOWN);
    spool.move(NAME.study(), SpoolState.INCOMING, SpoolState.WORKING);
    assertThat(receive("an image")).isEqualTo(Receipt.KNOWN);
    assertThat(spool.studies(SpoolState.INCOMING)).isEmpty();
    spool.move(NAME.study(), SpoolState.WORKING, SpoolState.DONE);
    assertThat(receive("an image", true)).isEqualTo(Receipt.KNOWN);
    // By another release, say.
    assertThat(receive("an image", false)).isEqualTo(Receipt.TAKEN);
  }

  @Test
  void anImageThatCameToNothingIsTriedAgainWhenItComesAgain() throws IOException {
    receive("an image");
    Files.writeString(incoming().failure(incoming().image(NAME)), "{}");
    spool.move(NAME.study(), SpoolState.INCOMING, SpoolState.FAILED);
    assertThat(receive("an image")).isEqualTo(Receipt.TAKEN);
    assertThat(spool.studies(SpoolState.FAILED)).isEmpty();
  }

  @Test
  void anotherImageUnderTheSameUidIsNotTakenForTheFirst() throws IOException {
    receive("an image");
    assertThat(receive("another image")).isEqualTo(Receipt.DIFFERS);
    assertThat(incoming().image(NAME)).hasContent("an image");
  }

  @Test
  void aStudyMovesAsAWholeAndLeavesNothingBehind() throws IOException {
    receive("an image");
    Files.writeString(incoming().folder().resolve(".half.part"), "half");
    spool.move(NAME.study(), SpoolState.INCOMING, SpoolState.WORKING);
    assertThat(incoming().folder()).doesNotExist();
    assertThat(spool.files(SpoolState.WORKING, NAME.study()).all())
        .extracting(file -> file.getFileName().toString())
        .containsExactly(NAME.image() + ".dcm");
  }

  @Test
  void anImageThatComesWhileItsStudyMovesIsNotLost() throws IOException {
    for (int i = 0; i < 200; i++) {
      SpoolName name = new SpoolName(NAME.study(), "%032x".formatted(i));
      Thread mover =
          new Thread(
              () -> {
                try {
                  spool.move(NAME.study(), SpoolState.INCOMING, SpoolState.WORKING);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      mover.start();
      assertThat(spool.receive(file("an image"), name, result -> false)).isEqualTo(Receipt.TAKEN);
      join(mover);
    }
    int here = incoming().images().size();
    int working = spool.files(SpoolState.WORKING, NAME.study()).images().size();
    assertThat(here + working).isEqualTo(200);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private StudyFiles incoming() {
    return spool.files(SpoolState.INCOMING, NAME.study());
  }

  private Receipt receive(String content) throws IOException {
    return receive(content, false);
  }

  private Receipt receive(String content, boolean counts) throws IOException {
    return spool.receive(file(content), NAME, result -> counts);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(
        Files.createTempFile(spool.desk().folder(), "upload", ".tmp"), content);
  }
}

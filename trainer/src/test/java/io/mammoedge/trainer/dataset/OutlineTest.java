package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.preprocess.Move;
import io.mammoedge.runtime.preprocess.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lesions whose masks are files of their own. */
class OutlineTest {
  private static final Placement PLACEMENT =
      Placement.stretch(new Move.Size(100, 60), new Move.Size(50, 30));

  @TempDir private Path folder;

  @Test
  void aMaskThatIsNoImageLeavesTheLesionWithoutAPlace() throws IOException {
    Path text = Files.writeString(folder.resolve("text.dcm"), "no DICOM at all");

    assertThat(new Outline.MaskFile(List.of(text)).draw(PLACEMENT)).isEmpty();
    assertThat(new Outline.MaskFile(List.of()).draw(PLACEMENT)).isEmpty();
  }

  /** Such as where a machine has lost its mount while the film was read. */
  @Test
  void aMaskThatHasGoneSinceItWasFoundIsNoWordOnTheLesion() {
    Outline gone = new Outline.MaskFile(List.of(folder.resolve("mask.dcm")));

    assertThatThrownBy(() -> gone.draw(PLACEMENT))
        .isInstanceOfSatisfying(
            RefusedImageException.class, e -> assertThat(e.code()).isEqualTo("UNREADABLE"))
        .hasMessageContaining("mask.dcm: cannot be read any more");
  }
}

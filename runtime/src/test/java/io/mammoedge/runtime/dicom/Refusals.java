package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mammoedge.runtime.RefusedImageException;
import java.nio.file.Path;

/** What a user sees of a refusal: its code, and one line that names the file and the reason. */
final class Refusals {
  private Refusals() {}

  static void expect(Path file, Accept accept, String code, String reason) {
    RefusedImageException refusal =
        catchThrowableOfType(
            RefusedImageException.class, () -> MammogramReader.read(file, Intensity.VOI, accept));

    assertThat(refusal).as("refused").isNotNull();
    assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
    assertThat(refusal)
        .hasMessageStartingWith(file.getFileName() + ": ")
        .hasMessageContaining(reason);
    assertThat(refusal.getMessage()).doesNotContain("\n");
  }
}

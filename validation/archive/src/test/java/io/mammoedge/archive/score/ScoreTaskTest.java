package io.mammoedge.archive.score;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.dicom.file.Refusal;
import io.mammoedge.runtime.engine.EngineException;
import io.mammoedge.runtime.score.FileRead;
import org.junit.jupiter.api.Test;

/** Whose matter it is that an image has no score. */
class ScoreTaskTest {
  private static final FileRead READ =
      ArchiveReader.refused(Refusal.NOT_DICOM.because("whatever was read"));

  /** A network that gives NaN for one image has given what it should for the golden ones. */
  @Test
  void anAnswerThatIsNoneIsTheImagesMatterAsAnEnginesFailureIs() {
    for (RuntimeException thrown :
        new RuntimeException[] {
          new IntegrityException("the model's answer is not a probability in 0..1"),
          new EngineException("the engine fails", null)
        }) {
      assertThatThrownBy(
              () ->
                  ScoreTask.result(
                      READ,
                      read -> {
                        throw thrown;
                      }))
          .isInstanceOf(SuspectImageException.class)
          .hasMessage(thrown.getMessage());
    }
  }
}

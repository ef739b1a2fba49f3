package io.mammoedge.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.augment.Augmentation;
import io.mammoedge.trainer.train.Stage;
import io.mammoedge.trainer.train.TrainingConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrictJsonTest {
  private static final TrainingConfig CONFIG =
      new TrainingConfig(
          1,
          8,
          true,
          false,
          Augmentation.PAPER,
          List.of(new Stage("a", List.of("fc"), List.of(), 0.1, 0, 2)));

  @Test
  void whatIsWrittenIsReadBack() {
    String text = JsonFile.text(CONFIG);
    assertThat(StrictJson.parse(text, TrainingConfig.class, "c.json")).isEqualTo(CONFIG);
  }

  @Test
  void anUnknownKeyIsNamedWithItsPlaceAndTheKnownOnes() {
    String text = JsonFile.text(CONFIG).replace("\"learningRate\"", "\"learnRate\"");
    assertThatThrownBy(() -> StrictJson.parse(text, TrainingConfig.class, "c.json"))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessage(
            "c.json: unknown key 'stages[].learnRate'; known here: name, frozen, fixedNorms,"
                + " learningRate, l2, epochs");
  }

  @Test
  void aWrongValueIsExplained() {
    String text = JsonFile.text(CONFIG).replace("\"epochs\": 2", "\"epochs\": 0");
    assertThatThrownBy(() -> StrictJson.parse(text, TrainingConfig.class, "c.json"))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("stage 'a'")
        .hasMessageContaining("epochs >= 1");
  }

  @Test
  void brokenJsonAndAnEmptyFileAreRefused() {
    for (String text : List.of("{", "", "[]", "{\"stages\": 3}")) {
      assertThatThrownBy(() -> StrictJson.parse(text, TrainingConfig.class, "c.json"))
          .as(text)
          .isInstanceOf(MammoEdgeException.class)
          .hasMessageStartingWith("c.json: ");
    }
  }
}

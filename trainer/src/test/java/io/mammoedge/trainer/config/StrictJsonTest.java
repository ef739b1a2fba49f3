package io.mammoedge.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.augment.Augmentation;
import io.mammoedge.trainer.train.Stage;
import io.mammoedge.trainer.train.TrainingConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrictJsonTest {
  private static final TrainingConfig CONFIG =
      new TrainingConfig(
          1,
          8,
          4,
          true,
          false,
          0.5f,
          Augmentation.PAPER,
          List.of(
              new Stage(
                  "a",
                  2,
                  0.1,
                  List.of("fc"),
                  List.of("features"),
                  Map.of("features", 0.1),
                  1e-3,
                  0,
                  List.of("new"),
                  3)));

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
            "c.json: unknown key 'stages[].learnRate'; known here: name, epochs, learningRate,"
                + " frozen, fixedNorms, rates, l2, decay, penalised, patience");
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

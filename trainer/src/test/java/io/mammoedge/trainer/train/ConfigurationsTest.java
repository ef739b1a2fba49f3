package io.mammoedge.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.augment.Augmentation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigurationsTest {
  @ParameterizedTest
  @EnumSource
  void eachIsReadUnderTheNameThatAUserTypes(Configurations one) throws IOException {
    assertThat(Configurations.PATCH.orElse(Optional.of(one.word()))).isEqualTo(one.read());
  }

  @Test
  void thePapersPatchScheduleHasItsThreeStages() throws IOException {
    // Paper §2: 3, 10 and 37 epochs at 1e-3, 1e-4 and 1e-5, batch 32.
    TrainingConfig paper = Configurations.PATCH_PAPER.read();
    assertThat(paper.batchSize()).isEqualTo(32);
    assertThat(paper.augmentation()).isEqualTo(Augmentation.PAPER);
    assertThat(paper.stages()).extracting(Stage::epochs).containsExactly(3, 10, 37);
    assertThat(paper.stages()).extracting(Stage::learningRate).containsExactly(1e-3, 1e-4, 1e-5);
    assertThat(paper.stages().get(0).frozen()).containsExactly("features");
    assertThat(paper.stages().get(1).frozen()).containsExactly("lower");
    assertThat(paper.stages().get(2).frozen()).isEmpty();
  }

  @Test
  void thePapersImageScheduleHasItsTwoStages() throws IOException {
    // Paper §3.2: 30 and 20 epochs at 1e-4 and 1e-5, penalties 0.001 and 0.01, batch 2.
    TrainingConfig paper = Configurations.IMAGE_PAPER.read();
    assertThat(paper.batchSize()).isEqualTo(2);
    assertThat(paper.augmentation()).isEqualTo(Augmentation.PAPER);
    assertThat(paper.stages()).extracting(Stage::epochs).containsExactly(30, 20);
    assertThat(paper.stages()).extracting(Stage::learningRate).containsExactly(1e-4, 1e-5);
    assertThat(paper.stages()).extracting(Stage::l2).containsExactly(1e-3, 1e-2);
  }

  @Test
  void thePapersTransferTrainsAllLayersInOneStage() throws IOException {
    // Paper §4: 1e-4 x 0.01, 50 epochs with a patience of 10, penalty 0.01, batch 2.
    TrainingConfig paper = Configurations.FINETUNE_PAPER.read();
    assertThat(paper.batchSize()).isEqualTo(2);
    assertThat(paper.augmentation()).isEqualTo(Augmentation.PAPER);
    Stage all = paper.stages().get(0);
    assertThat(paper.stages()).hasSize(1);
    assertThat(all.frozen()).isEmpty();
    assertThat(all.penalised()).containsExactly("new");
    assertThat(List.of(all.learningRate(), all.l2())).containsExactly(1e-6, 1e-2);
    assertThat(List.of(all.epochs(), all.patience())).containsExactly(50, 10);
  }

  @Test
  void stagesKeepTheirProportionsWithinOtherTotals() throws IOException {
    TrainingConfig paper = Configurations.PATCH_PAPER.read();
    assertThat(epochs(paper.within(200))).containsExactly(12, 40, 148);
    assertThat(epochs(paper.within(50))).containsExactly(3, 10, 37);
    for (int total = 3; total < 120; total++) {
      assertThat(paper.within(total).epochs()).isEqualTo(total);
      assertThat(epochs(paper.within(total))).allMatch(epochs -> epochs >= 1);
    }
    assertThatThrownBy(() -> paper.within(2)).hasMessageContaining("too few for 3 stages");
  }

  private static List<Integer> epochs(TrainingConfig config) {
    return config.stages().stream().map(Stage::epochs).toList();
  }

  @Test
  void whatIsNeitherAFileNorANameIsToldWithTheNames() {
    assertThatThrownBy(() -> Configurations.PATCH.orElse(Optional.of("papr")))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("'papr'")
        .hasMessageContaining("patch-paper, patch-paper-random, image-paper");
  }
}

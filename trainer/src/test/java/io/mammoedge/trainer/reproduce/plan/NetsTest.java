package io.mammoedge.trainer.reproduce.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.reproduce.published.ModelSpec;
import io.mammoedge.trainer.reproduce.published.PaperTables;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which networks really run, and spans of time. */
class NetsTest {
  @Test
  void aNarrowNetworkHasANarrowTop() throws IOException {
    ModelSpec model = PaperTables.read().model("resnet50-s10-1024x2");
    Nets narrow = new Nets(List.of(), 8, Map.of());
    assertThat(narrow.backbone(model).notation()).isEqualTo("resnet50/8");
    assertThat(narrow.top(model).notation()).isEqualTo("[64-64-128]x2,[64-64-128]x2");
    assertThat(narrow.startsPretrained(model)).isFalse();
    assertThat(new Nets(List.of(), 1, Map.of()).startsPretrained(model)).isTrue();
  }

  @Test
  void theLastStandInServesAllThatFollow() throws IOException {
    PaperTables paper = PaperTables.read();
    Nets nets = new Nets(List.of("small", "medium"), 1, Map.of());
    assertThat(nets.backbone(paper.model("resnet50-s10")).notation()).isEqualTo("small");
    assertThat(nets.backbone(paper.model("vgg16-s10")).notation()).isEqualTo("medium");
    assertThat(nets.backbone(paper.model("vgg19-s10")).notation()).isEqualTo("medium");
    assertThat(nets.top(paper.model("resnet50-heatmap-max5-fc")).notation())
        .isEqualTo("heatmap-relu,max5,fc64-32");
  }

  @Test
  void aBudgetIsASpanOfTime() {
    assertThat(Hours.parse("90m")).isEqualTo(Duration.ofMinutes(90));
    assertThat(Hours.parse("6h")).isEqualTo(Duration.ofHours(6));
    for (String wrong : List.of("", "6", "0h", "-1h", "soon")) {
      assertThatThrownBy(() -> Hours.parse(wrong))
          .isInstanceOf(MammoEdgeException.class)
          .hasMessageContaining("write 90m, 6h or 2d");
    }
  }
}

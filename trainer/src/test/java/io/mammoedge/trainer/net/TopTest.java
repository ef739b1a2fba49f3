package io.mammoedge.trainer.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopTest {
  @ParameterizedTest
  @ValueSource(strings = {"[512-512-1024]x2,[512-512-1024]x2", "512x1,512x1", "[8-8-16]x1,32x3"})
  void theNotationSurvivesARoundTrip(String notation) {
    assertThat(Top.parse(notation).notation()).isEqualTo(notation);
    String whole = "small+" + notation;
    assertThat(NetworkSpec.parse(whole, 2).notation()).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "512", "[512-512]x2", "512x1,,", "[1-2-3]x0", "99999999999x1", "[a-b-c]x1"})
  void whatIsNotUnderstoodIsAUsageError(String notation) {
    assertThatThrownBy(() -> Top.parse(notation))
        .isInstanceOfSatisfying(
            MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
  }

  @Test
  void theFeaturesOfTheSmallNetworkAtAQuarterOfThePapersSizeAreThePapers() {
    // Paper §3.1: 1152x896 gives 36x28, then 18x14, then 9x7.
    Shape features = Backbone.SMALL.build().getOutputShapes(input())[0];
    assertThat(features).isEqualTo(new Shape(1, 128, 36, 28));
    Top top = Top.parse("[16-16-64]x2,48x1");
    Shape first = top.stages().get(0).build().getOutputShapes(new Shape[] {features})[0];
    assertThat(first).isEqualTo(new Shape(1, 64, 18, 14));
    Shape second = top.stages().get(1).build().getOutputShapes(new Shape[] {first})[0];
    assertThat(second).isEqualTo(new Shape(1, 48, 9, 7));
  }

  @Test
  void anUnknownNetworkIsRefusedByNameWithTheOnesThatExist() {
    assertThatThrownBy(() -> Backbone.named("inception"))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("inception")
        .hasMessageContaining("small");
  }

  private static Shape[] input() {
    return new Shape[] {new Shape(1, 1, 288, 224)};
  }
}

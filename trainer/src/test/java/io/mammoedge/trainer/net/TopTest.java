package io.mammoedge.trainer.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.ImageSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[512-512-1024]x2,[512-512-1024]x2",
        "512x1,512x1",
        "[8-8-16]x1,32x3",
        "heatmap-relu,max5,fc64-32",
        "heatmap-softmax,[64-64-256]x2",
        "heatmap2-relu,fc8",
        "attend4"
      })
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max5",
        "fc8",
        "512x1,heatmap-relu",
        "heatmap-relu,fc8,512x1",
        "heatmap-relu,512x1,max2",
        "attend4,512x1"
      })
  void aPartInAWrongPlaceIsAUsageErrorThatSaysWhereItBelongs(String notation) {
    assertThatThrownBy(() -> Top.parse(notation))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageMatching(".*(first|after|last|alone).*");
  }

  @Test
  void aHeatMapPoolsAsManyFeaturesAsAPatchHas() {
    ImageSize features = Backbone.named("medium").places(new ImageSize(112, 112));
    assertThat(Top.parse("heatmap-relu,max2,fc8").forPatches(features).notation())
        .isEqualTo("heatmap4-relu,max2,fc8");
    assertThat(Top.parse("heatmap2-relu").forPatches(features).notation())
        .isEqualTo("heatmap2-relu");
    assertThat(Top.parse("512x1").forPatches(features).notation()).isEqualTo("512x1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vgg16/3", "vgg16/", "small/2", "resnet50/x", "resnet50/32"})
  void channelsAreDividedByAPowerOfTwo(String name) {
    assertThatThrownBy(() -> Backbone.named(name)).hasMessageContaining("2, 4, 8 or 16");
  }

  @Test
  void anUnknownNetworkIsRefusedByNameWithTheOnesThatExist() {
    assertThatThrownBy(() -> Backbone.named("inception"))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("inception")
        .hasMessageContaining("small");
  }
}

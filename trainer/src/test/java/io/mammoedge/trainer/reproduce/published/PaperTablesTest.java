package io.mammoedge.trainer.reproduce.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published numbers, against a list that was written by hand. */
class PaperTablesTest {
  @ParameterizedTest
  @CsvSource({
    "patch/resnet50-random-s1, '~0.97 recalled, not verified [R]; best epoch ~198 [R]'",
    "patch/resnet50-s10, '0.89 [P, V]; best epoch 39 [P, V]'",
    "patch/vgg19-s10, '0.79 [V]; best epoch ~15 [R]'",
    "patch/vgg16-s30, '0.86 [V]; best epoch ~22 [R]'",
    "image/resnet50-s1-2048x1, '~0.63 recalled, not verified [R]; best epoch ~35 [R]'",
    "image/resnet50-s10-1024x2, '0.8637 [P, V]; best epoch 25 [P]'",
    "image/vgg16-s10-512x3, '0.71 [P]; best epoch 47 [P]'",
    "image/vgg16-s10-128x1, '~0.82 recalled, not verified, weakly [R]'",
    "heatmap/resnet50-heatmap-max5-fc, '0.73 [P]; best epoch 28 [P]'",
    "heatmap/forest, '~0.73 recalled, not verified [R]'",
    "transfer/hybrid-60, '0.91 [P]'",
    "transfer/vgg16-60, '0.95 [P]'",
    "ensemble/three-flips, '0.90782709 [V]'",
    "ensemble/hybrid-flips, '0.88237829 [V]'"
  })
  void aNumberStandsAsItIsKnown(String row, String text) throws IOException {
    assertThat(PaperTables.read().published(row).text()).isEqualTo(text);
  }

  @Test
  void aProtocolSaysWhatItIs() throws IOException {
    PaperTables paper = PaperTables.read();
    assertThat(paper.protocol("ddsm").text())
        .isEqualTo(
            "author's own 85:15 patient split of CBIS-DDSM's official training cases, 376 images,"
                + " 165 positive [D]");
    assertThat(paper.protocol("inbreast").text()).endsWith(", recalled, not verified [R]");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"value\": 0.89', '\"value\": 1.89', 'not above 0, up to 1'",
    "'[\"P\", \"V\"]', '[\"X\"]', 'a ''certainty'' of V,P,F'",
    "'\"protocol\": \"ddsm\"', '\"protocol\": \"other\"', 'there is no ''other'''",
    "'\"ensemble/resnet50-flips\"', '\"transfer/hybrid-60\"', 'are not one protocol'",
    "'\"rank\": 1', '\"rnak\": 1', 'unknown key ''tables[].rows[].rnak'''"
  })
  void aWrongFileIsRefused(String right, String wrong, String why) throws IOException {
    String text;
    try (InputStream in = PaperTables.class.getResourceAsStream("published.json")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThatThrownBy(() -> PaperTables.parse(text.replace(right, wrong)))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining(why);
  }
}

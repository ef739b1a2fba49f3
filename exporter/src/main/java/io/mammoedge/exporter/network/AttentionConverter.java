package io.mammoedge.exporter.network;

import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.BlockConverter;
import io.mammoedge.exporter.onnx.Site;
import io.mammoedge.trainer.net.Attention;
import java.util.List;

/**
 * {@link Attention} in operators that are the same in every opset and need no shape, so that any
 * height and width will do: {@code log(exp a + exp b)} is {@code a + Softplus(b - a)}, and the
 * softmax over places is written out with {@code GlobalMaxPool} and {@code GlobalAveragePool}.
 */
final class AttentionConverter implements BlockConverter<Attention> {
  private static final int CHANNELS = 1;

  @Override
  public String convert(Attention block, String input, Site site) {
    String benign = kind(site, "benign", input, Attention.BENIGN);
    String malignant = kind(site, "malignant", input, Attention.MALIGNANT);
    String lesion = logSumExp(site, "lesion", benign, malignant);
    String background = channel(site, "background", input, 0);
    String odds = site.part("odds", "Sub", List.of(lesion, background));
    String kinds =
        site.part("kinds", "Concat", List.of(benign, malignant), Attributes.of("axis", CHANNELS));
    String given = site.part("given", "Sub", List.of(kinds, lesion));
    return site.node("Mul", List.of(given, weights(site, odds, block.sharpness())));
  }

  /** The two channels of a kind, those of calcifications and of masses, as one. */
  private static String kind(Site site, String role, String logits, int first) {
    return logSumExp(
        site,
        role,
        channel(site, role + ".calcification", logits, first),
        channel(site, role + ".mass", logits, first + 2));
  }

  private static String channel(Site site, String role, String input, int number) {
    return site.part(
        role,
        "Slice",
        List.of(
            input,
            site.longs(role + ".starts", number),
            site.longs(role + ".ends", number + 1),
            site.longs(role + ".axes", CHANNELS)));
  }

  private static String logSumExp(Site site, String role, String a, String b) {
    String more = site.part(role + ".more", "Sub", List.of(b, a));
    String above = site.part(role + ".above", "Softplus", List.of(more));
    return site.part(role, "Add", List.of(a, above));
  }

  private static String weights(Site site, String odds, int sharpness) {
    String sharp = site.part("sharp", "Mul", List.of(odds, site.scalar("sharpness", sharpness)));
    String largest = site.part("largest", "GlobalMaxPool", List.of(sharp));
    String below = site.part("below", "Sub", List.of(sharp, largest));
    String exp = site.part("exp", "Exp", List.of(below));
    String mean = site.part("mean", "GlobalAveragePool", List.of(exp));
    return site.part("weights", "Div", List.of(exp, mean));
  }
}

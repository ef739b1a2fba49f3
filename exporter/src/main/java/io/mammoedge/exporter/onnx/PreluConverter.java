package io.mammoedge.exporter.onnx;

import ai.djl.nn.core.Prelu;
import java.util.List;

/** {@link Prelu}, whose slope is one learnt number, as ONNX {@code PRelu}. */
final class PreluConverter implements BlockConverter<Prelu> {
  @Override
  public String convert(Prelu block, String input, Site site) {
    String slope = site.weight("alpha", block.getDirectParameters().get("alpha"), 1);
    return site.node("PRelu", List.of(input, slope));
  }
}

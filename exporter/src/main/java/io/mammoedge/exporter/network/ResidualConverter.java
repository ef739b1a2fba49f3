package io.mammoedge.exporter.network;

import io.mammoedge.exporter.onnx.BlockConverter;
import io.mammoedge.exporter.onnx.Site;
import io.mammoedge.trainer.net.Residual;
import java.util.List;

/** {@link Residual}: {@code Relu(Add(main, shortcut))}. */
final class ResidualConverter implements BlockConverter<Residual> {
  @Override
  public String convert(Residual unit, String input, Site site) {
    String main = site.child("main", unit.main(), input);
    String shortcut =
        unit.shortcut().map(block -> site.child("shortcut", block, input)).orElse(input);
    String sum = site.part("add", "Add", List.of(main, shortcut));
    return site.part("relu", "Relu", List.of(sum));
  }
}

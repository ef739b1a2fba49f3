package io.mammoedge.exporter.network;

import io.mammoedge.exporter.onnx.BlockConverter;
import io.mammoedge.exporter.onnx.Site;
import io.mammoedge.trainer.net.FullyConnected;
import java.util.List;

/** {@link FullyConnected}: {@code Add(main, shortcut)}. */
final class FullyConnectedConverter implements BlockConverter<FullyConnected> {
  @Override
  public String convert(FullyConnected head, String input, Site site) {
    String main = site.child("main", head.main(), input);
    String shortcut = site.child("shortcut", head.shortcut(), input);
    return site.part("add", "Add", List.of(main, shortcut));
  }
}

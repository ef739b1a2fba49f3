package io.mammoedge.exporter.network;

import ai.djl.nn.Block;
import io.mammoedge.exporter.onnx.BlockConverter;
import io.mammoedge.exporter.onnx.Site;
import io.mammoedge.trainer.net.Chain;
import java.util.Map;

/** {@link Chain}: its children in order, each under its own name. */
final class ChainConverter implements BlockConverter<Chain> {
  @Override
  public String convert(Chain chain, String input, Site site) {
    String current = input;
    for (Map.Entry<String, Block> child : chain.namedChildren().entrySet()) {
      current = site.child(child.getKey(), child.getValue(), current);
    }
    return current;
  }
}

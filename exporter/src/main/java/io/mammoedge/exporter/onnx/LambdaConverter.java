package io.mammoedge.exporter.onnx;

import ai.djl.nn.LambdaBlock;
import java.util.HashMap;
import java.util.Map;

/**
 * {@link LambdaBlock} by the name DJL gives it; each function's converter then makes sure that it
 * is the function of that name. Functions of one number are probed, which needs to know nothing of
 * DJL's inside. Pools are not: to tell five constants from values alone takes many guesses. Their
 * constants are read from the lambda ({@link CapturedArguments}), which is exact.
 */
public final class LambdaConverter implements BlockConverter<LambdaBlock> {
  private final Map<String, BlockConverter<LambdaBlock>> byName;

  private LambdaConverter(Map<String, BlockConverter<LambdaBlock>> byName) {
    this.byName = Map.copyOf(byName);
  }

  /** The functions of DJL. */
  public static LambdaConverter djl() {
    Map<String, BlockConverter<LambdaBlock>> byName = new HashMap<>(Activations.all());
    byName.putAll(Pools.all());
    byName.put("batchFlatten", new BatchFlattenConverter());
    return new LambdaConverter(byName);
  }

  /** These and one more, for blocks of that name; it replaces one of the same name. */
  public LambdaConverter with(String name, BlockConverter<LambdaBlock> converter) {
    Map<String, BlockConverter<LambdaBlock>> more = new HashMap<>(byName);
    more.put(name, converter);
    return new LambdaConverter(more);
  }

  @Override
  public String convert(LambdaBlock block, String input, Site site) {
    BlockConverter<LambdaBlock> converter = byName.get(block.getName());
    if (converter == null) {
      throw site.refused(
          "is a LambdaBlock named '%s', whose function cannot be told from its name"
              .formatted(block.getName()));
    }
    return converter.convert(block, input, site);
  }
}

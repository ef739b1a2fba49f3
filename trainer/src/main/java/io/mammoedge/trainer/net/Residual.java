package io.mammoedge.trainer.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A residual unit, post-activation: {@code relu(main(x) + shortcut(x))} (paper §3.1). */
public final class Residual extends AbstractBlock implements NamedChildren {
  private final Map<String, Block> blocks = new LinkedHashMap<>();

  /** A unit whose shortcut is the input itself. */
  public Residual(Chain main) {
    blocks.put("main", addChildBlock("main", main));
  }

  /** A unit whose shortcut is a projection, needed where size or channels change. */
  public Residual(Chain main, Chain shortcut) {
    this(main);
    blocks.put("shortcut", addChildBlock("shortcut", shortcut));
  }

  /** The road with the weights. */
  public Block main() {
    return blocks.get("main");
  }

  /** The projection, where there is one. */
  public Optional<Block> shortcut() {
    return Optional.ofNullable(blocks.get("shortcut"));
  }

  @Override
  public Map<String, Block> namedChildren() {
    return Collections.unmodifiableMap(blocks);
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray input = inputs.singletonOrThrow();
    NDArray main = main().forward(store, inputs, training).singletonOrThrow();
    NDArray shortcut =
        shortcut()
            .map(block -> block.forward(store, inputs, training).singletonOrThrow())
            .orElse(input);
    NDArray sum = main.add(shortcut);
    main.close();
    if (shortcut != input) {
      shortcut.close();
    }
    NDArray out = Activation.relu(sum);
    sum.close();
    return new NDList(out);
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    for (Block block : blocks.values()) {
      block.initialize(manager, type, inputShapes);
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return main().getOutputShapes(inputShapes);
  }
}

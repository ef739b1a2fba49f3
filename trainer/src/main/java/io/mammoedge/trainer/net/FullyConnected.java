package io.mammoedge.trainer.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The head of a heat-map network (paper §3.1, 3c): linear layers with batch norm and ReLU, then one
 * to the classes, plus a linear layer straight from the input: [N, features] to logits [N,
 * classes].
 */
public final class FullyConnected extends AbstractBlock implements NamedChildren {
  private final Chain main = new Chain();
  private final Block shortcut;

  FullyConnected(List<Integer> units, int classes, Layers layers) {
    for (int i = 0; i < units.size(); i++) {
      main.add("dense" + (i + 1), Linear.builder().setUnits(units.get(i)).build())
          .add("norm" + (i + 1), layers.norm())
          .add("relu" + (i + 1), new Relu());
    }
    main.add("out", Linear.builder().setUnits(classes).build());
    addChildBlock("main", main);
    shortcut = addChildBlock("shortcut", Linear.builder().setUnits(classes).build());
  }

  /** The road through the hidden layers. */
  public Block main() {
    return main;
  }

  /** The linear layer beside it. */
  public Block shortcut() {
    return shortcut;
  }

  @Override
  public Map<String, Block> namedChildren() {
    Map<String, Block> children = new LinkedHashMap<>();
    children.put("main", main);
    children.put("shortcut", shortcut);
    return children;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    try (NDArray deep = main.forward(store, inputs, training).singletonOrThrow();
        NDArray direct = shortcut.forward(store, inputs, training).singletonOrThrow()) {
      return new NDList(deep.add(direct));
    }
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    main.initialize(manager, type, inputShapes);
    shortcut.initialize(manager, type, inputShapes);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return shortcut.getOutputShapes(inputShapes);
  }
}

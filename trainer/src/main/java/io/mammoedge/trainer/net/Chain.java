package io.mammoedge.trainer.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import ai.djl.util.PairList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Blocks one after another, each under its own name: {@code stage1.unit1.conv1} is the path of a
 * block in a chain of chains. Unlike DJL's {@code SequentialBlock} it closes every intermediate
 * result as soon as the next is there; without that, a whole-image forward pass holds all
 * activations (3.9 GB against 0.9 GB for ResNet50 at 1152x896).
 */
public final class Chain extends AbstractBlock implements NamedChildren {
  /** Never trained; unfreezing them would ask the engine for gradients that do not exist. */
  private static final Set<Parameter.Type> RUNNING =
      Set.of(Parameter.Type.RUNNING_MEAN, Parameter.Type.RUNNING_VAR);

  private final Map<String, Block> blocks = new LinkedHashMap<>();
  private boolean frozen;
  private boolean fixedNorms;

  /**
   * Appends a block.
   *
   * @param name unique in this chain, without dots
   * @param block takes what the last one gives
   * @return this
   */
  public Chain add(String name, Block block) {
    if (name.isEmpty() || name.contains(".") || blocks.containsKey(name)) {
      throw new IllegalArgumentException("block name '" + name + "' is empty, dotted or taken");
    }
    blocks.put(name, addChildBlock(name, block));
    return this;
  }

  /**
   * Switches training of this chain and of those inside it off or on. A frozen chain costs no
   * backward pass, and its batch norms keep their running statistics, which {@link
   * Block#freezeParameters} alone does not do.
   */
  public void freeze(boolean freeze) {
    frozen = freeze;
    forEachChain(blocks.values(), chain -> chain.freeze(freeze));
    getParameters().stream()
        .map(Pair::getValue)
        .filter(parameter -> !RUNNING.contains(parameter.getType()))
        .forEach(parameter -> parameter.freeze(freeze));
  }

  /**
   * Lets the batch norms of this chain and of those inside it normalise with their running
   * statistics while everything is trained. Features learnt on patches keep their meaning so; the
   * statistics of a batch of a few whole images are too noisy to replace those of thousands of
   * patches.
   */
  public void fixNorms(boolean fix) {
    fixedNorms = fix;
    forEachChain(blocks.values(), chain -> chain.fixNorms(fix));
  }

  private static void forEachChain(Collection<Block> blocks, Consumer<Chain> consumer) {
    for (Block block : blocks) {
      if (block instanceof Chain chain) {
        consumer.accept(chain);
      } else if (block instanceof NamedChildren parent) {
        forEachChain(parent.namedChildren().values(), consumer);
      }
    }
  }

  @Override
  public Map<String, Block> namedChildren() {
    return Collections.unmodifiableMap(blocks);
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray input = inputs.singletonOrThrow();
    NDArray current = input;
    for (Block block : blocks.values()) {
      NDArray next =
          block.forward(store, new NDList(current), training && learns(block)).singletonOrThrow();
      if (current != input && current != next) {
        current.close();
      }
      current = next;
    }
    return new NDList(current);
  }

  private boolean learns(Block block) {
    return !frozen && !(fixedNorms && block instanceof BatchNorm);
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    Shape[] shapes = inputShapes;
    for (Block block : blocks.values()) {
      block.initialize(manager, type, shapes);
      shapes = block.getOutputShapes(shapes);
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape[] shapes = inputShapes;
    for (Block block : blocks.values()) {
      shapes = block.getOutputShapes(shapes);
    }
    return shapes;
  }
}

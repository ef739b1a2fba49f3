package io.mammoedge.exporter.onnx;

import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.core.Prelu;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Which converter writes which type of block; immutable. */
public final class Converters {
  private final Map<Class<?>, BlockConverter<Block>> byType;
  private final Consumer<ConvertedBlock> watcher;

  private Converters(
      Map<Class<?>, BlockConverter<Block>> byType, Consumer<ConvertedBlock> watcher) {
    this.byType = Map.copyOf(byType);
    this.watcher = watcher;
  }

  /** The converters of DJL's own blocks. */
  public static Converters djl() {
    return new Converters(Map.of(), block -> {})
        .with(SequentialBlock.class, new SequentialConverter())
        .with(ParallelBlock.class, new ParallelConverter())
        .with(Conv1d.class, new ConvConverter())
        .with(Conv2d.class, new ConvConverter())
        .with(Conv3d.class, new ConvConverter())
        .with(Linear.class, new LinearConverter())
        .with(BatchNorm.class, new BatchNormConverter())
        .with(LayerNorm.class, new LayerNormConverter())
        .with(Dropout.class, new DropoutConverter())
        .with(Prelu.class, new PreluConverter())
        .with(LambdaBlock.class, LambdaConverter.djl());
  }

  /** These and one more; it replaces one of the same type. Subtypes are other types. */
  public <B extends Block> Converters with(Class<B> type, BlockConverter<? super B> converter) {
    Map<Class<?>, BlockConverter<Block>> more = new LinkedHashMap<>(byType);
    more.put(type, (block, input, site) -> converter.convert(type.cast(block), input, site));
    return new Converters(more, watcher);
  }

  /** The same, and {@code watcher} is told of every block that was converted, children first. */
  public Converters watchedBy(Consumer<ConvertedBlock> watcher) {
    return new Converters(byType, watcher);
  }

  /**
   * Writes a network as a graph in evaluation mode.
   *
   * @param network with its weights
   * @param input name of the tensor it takes
   * @param prefix put before every name, empty for none
   * @throws MammoEdgeException if a block has no converter or cannot be written as ONNX
   */
  public Network network(Block network, String input, String prefix) {
    GraphBuilder graph = new GraphBuilder(input);
    String output = convert(network, input, new Site(this, graph, prefix));
    return new Network(graph.build(), input, output);
  }

  String convert(Block block, String input, Site site) {
    BlockConverter<Block> converter = byType.get(block.getClass());
    if (converter == null) {
      throw site.refused(
          "is a " + block.getClass().getName() + ", for which no ONNX converter is registered");
    }
    String output = converter.convert(block, input, site);
    watcher.accept(new ConvertedBlock(site.path(), block, input, output));
    return output;
  }
}

package io.mammoedge.trainer.imports;

import com.google.gson.JsonObject;
import io.mammoedge.trainer.net.Architecture;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.net.Top;
import io.mammoedge.trainer.net.TopStage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of our networks a stored Keras network is, and which of its layers is which of ours.
 *
 * @param spec the network
 * @param height rows of its input; -1 where the file leaves it open
 * @param width columns of its input; -1 likewise
 * @param layers Keras's layers by our path: {@code features.stem.conv}
 * @param biases layers before a batch norm, by the path of that norm
 */
record KerasNetwork(
    NetworkSpec spec,
    int height,
    int width,
    Map<String, KerasLayer> layers,
    Map<String, KerasLayer> biases) {
  private static final int PUBLISHED_WIDTH = 64;
  private static final int[] RESNET50 = {3, 4, 6, 3};
  private static final int VGG_BLOCKS = 5;

  /**
   * Tells a network.
   *
   * @param model the stored {@code model_config}
   * @throws KerasLayer.NotOurs naming what no network here has
   */
  static KerasNetwork of(JsonObject model) {
    KerasGraph graph = KerasGraph.of(model);
    List<Integer> input = graph.inputShape();
    if (input.get(3) != 3) {
      throw new KerasLayer.NotOurs(
          "it takes "
              + input.get(3)
              + " channel(s) and has "
              + graph.count("Conv2D")
              + " convolutions (YaroslavNet is such a network); only ResNet50, VGG16 and VGG19 on 3"
              + " channels are built here");
    }
    return new Reader(KerasElements.of(graph)).network(input.get(1), input.get(2));
  }

  /** Takes the pieces one after another. */
  private static final class Reader {
    private final List<KerasElement> elements;
    private final Map<String, KerasLayer> layers = new LinkedHashMap<>();
    private final Map<String, KerasLayer> biases = new LinkedHashMap<>();
    private int at;

    Reader(List<KerasElement> elements) {
      this.elements = elements;
    }

    KerasNetwork network(int height, int width) {
      Backbone backbone = peek() instanceof KerasElement.Stem stem ? resNet(stem) : vgg();
      List<TopStage> stages = top();
      KerasElement.Head head = (KerasElement.Head) elements.get(at);
      layers.put("fc", head.dense());
      int classes = (int) head.dense().number("units");
      Optional<Top> top = stages.isEmpty() ? Optional.empty() : Optional.of(new Top(stages));
      return new KerasNetwork(
          new NetworkSpec(backbone, top, classes), height, width, layers, biases);
    }

    private KerasElement peek() {
      return elements.get(at);
    }

    private Backbone resNet(KerasElement.Stem stem) {
      at++;
      put("features.stem", stem.layers());
      for (int stage = 0; stage < RESNET50.length; stage++) {
        for (int unit = 0; unit < RESNET50[stage]; unit++) {
          if (!(peek() instanceof KerasElement.Unit found)) {
            throw new KerasLayer.NotOurs("it has fewer units than a ResNet50");
          }
          at++;
          int channels = stem.layers().filters() << stage;
          requireChannels(found, channels, channels, 4 * channels, unit == 0);
          put("features.stage" + (stage + 1) + ".unit" + (unit + 1), found);
        }
      }
      return backbone(stem.architecture(), stem.layers().filters());
    }

    private Backbone vgg() {
      int first = 0;
      List<Integer> counts = new ArrayList<>();
      for (int block = 1; block <= VGG_BLOCKS; block++) {
        int count = 0;
        while (peek() instanceof KerasElement.Plain plain) {
          at++;
          count++;
          first = first == 0 ? (int) plain.convolution().number("filters") : first;
          requireFilters(plain.convolution(), first * Math.min(1 << (block - 1), 8));
          layers.put("features.block" + block + ".conv" + count, plain.convolution());
        }
        requirePool();
        counts.add(count);
      }
      if (counts.equals(List.of(2, 2, 3, 3, 3))) {
        return backbone(Architecture.VGG16, first);
      }
      if (counts.equals(List.of(2, 2, 4, 4, 4))) {
        return backbone(Architecture.VGG19, first);
      }
      throw new KerasLayer.NotOurs(
          "its blocks have " + counts + " convolutions, neither VGG16's nor VGG19's");
    }

    private void requirePool() {
      if (!(peek() instanceof KerasElement.Pool)) {
        throw new KerasLayer.NotOurs("its first layers are neither a ResNet50's nor a VGG's");
      }
      at++;
    }

    private static Backbone backbone(Architecture architecture, int width) {
      if (width < 4 || PUBLISHED_WIDTH % width != 0) {
        throw new KerasLayer.NotOurs(
            "its first convolution has " + width + " filters, which is no part of 64");
      }
      return new Backbone(architecture, PUBLISHED_WIDTH / width);
    }

    private List<TopStage> top() {
      List<TopStage> stages = new ArrayList<>();
      while (!(peek() instanceof KerasElement.Head)) {
        String path = "top" + (stages.size() + 1);
        stages.add(peek() instanceof KerasElement.Unit ? bottlenecks(path) : vggBlock(path));
      }
      return stages;
    }

    private TopStage bottlenecks(String path) {
      List<Integer> sizes = null;
      int units = 0;
      while (peek() instanceof KerasElement.Unit unit
          && (units == 0) == unit.shortcut().isPresent()) {
        at++;
        units++;
        sizes =
            sizes == null
                ? unit.main().stream().map(KerasElement.NormedConvolution::filters).toList()
                : sizes;
        requireChannels(unit, sizes.get(0), sizes.get(1), sizes.get(2), units == 1);
        put(path + ".unit" + units, unit);
      }
      if (sizes == null) {
        throw new KerasLayer.NotOurs("a stage of its top does not begin with a projection");
      }
      return new TopStage.Bottlenecks(sizes.get(0), sizes.get(1), sizes.get(2), units);
    }

    private TopStage vggBlock(String path) {
      int count = 0;
      int filters = 0;
      while (peek() instanceof KerasElement.Normed normed) {
        at++;
        count++;
        filters = filters == 0 ? normed.layers().filters() : filters;
        requireFilters(normed.layers().convolution(), filters);
        put(path + ".conv" + count, normed.layers());
      }
      if (count == 0 || !(peek() instanceof KerasElement.Pool)) {
        throw new KerasLayer.NotOurs(
            "its top is neither of bottleneck units nor of convolutions with batch norm and a pool");
      }
      at++;
      return new TopStage.VggBlock(filters, count);
    }

    private static void requireChannels(
        KerasElement.Unit unit, int reduce, int spatial, int expand, boolean projects) {
      requireFilters(unit.main().get(0).convolution(), reduce);
      requireFilters(unit.main().get(1).convolution(), spatial);
      requireFilters(unit.main().get(2).convolution(), expand);
      if (unit.shortcut().isPresent() != projects) {
        throw unit.main().get(0).convolution().refused("is in a unit with an unexpected shortcut");
      }
    }

    private static void requireFilters(KerasLayer convolution, int filters) {
      if (convolution.number("filters") != filters) {
        throw convolution.refused("does not have " + filters + " filters");
      }
    }

    private void put(String path, KerasElement.Unit unit) {
      put(path + ".main.reduce", unit.main().get(0));
      put(path + ".main.spatial", unit.main().get(1));
      put(path + ".main.expand", unit.main().get(2));
      unit.shortcut().ifPresent(shortcut -> put(path + ".shortcut", shortcut));
    }

    private void put(String path, KerasElement.NormedConvolution pair) {
      layers.put(path + ".conv", pair.convolution());
      layers.put(path + ".norm", pair.norm());
      biases.put(path + ".norm", pair.convolution());
    }
  }
}

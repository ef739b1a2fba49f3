package io.mammoedge.trainer.imports;

import io.mammoedge.trainer.net.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks a stored Keras network from its input to its classes and tells its pieces. */
final class KerasElements {
  private static final int PATCH = 224;
  private static final int PATCH_FEATURES = 7;

  private final KerasGraph graph;
  private final List<KerasElement> elements = new ArrayList<>();
  private KerasLayer at;

  private KerasElements(KerasGraph graph) {
    this.graph = graph;
    this.at = graph.input();
  }

  /**
   * The pieces in order, ending with the head.
   *
   * @throws KerasLayer.NotOurs naming the first layer that is none of ours
   */
  static List<KerasElement> of(KerasGraph graph) {
    KerasElements walk = new KerasElements(graph);
    while (!(walk.last() instanceof KerasElement.Head)) {
      walk.elements.add(walk.next());
    }
    return walk.elements;
  }

  private KerasElement last() {
    return elements.isEmpty() ? null : elements.get(elements.size() - 1);
  }

  private KerasElement next() {
    List<KerasLayer> after = graph.after(at);
    if (after.size() == 2) {
      return unit(after);
    }
    KerasLayer layer = only(at);
    if (elements.isEmpty() && (layer.is("ZeroPadding2D") || layer.isSquareKernel(7))) {
      return stem(layer);
    }
    return switch (layer.type()) {
      case "Conv2D", "Convolution2D" -> convolution(layer);
      case "MaxPooling2D" -> pool(layer);
      case "GlobalAveragePooling2D" -> head(layer);
      case "AveragePooling2D" -> pooledHead(layer);
      default -> throw layer.refused("is not part of a network that is built here");
    };
  }

  private KerasLayer only(KerasLayer layer) {
    List<KerasLayer> after = graph.after(layer);
    if (after.size() != 1) {
      throw layer.refused("goes to " + after.size() + " layers, which no network built here does");
    }
    return after.get(0);
  }

  private KerasLayer take(String type) {
    KerasLayer layer = only(at);
    if (!layer.is(type)) {
      throw layer.refused("stands where " + type + " is expected");
    }
    at = layer;
    return layer;
  }

  private void takeRelu() {
    KerasLayer layer = only(at);
    if (!layer.isRelu()) {
      throw layer.refused("stands where a ReLU is expected");
    }
    at = layer;
  }

  private KerasElement stem(KerasLayer first) {
    boolean isPadded = first.is("ZeroPadding2D");
    if (isPadded) {
      requireZeros(first, 3);
      at = first;
    }
    KerasElement.NormedConvolution layers = normed(7, 2, isPadded ? "valid" : "same");
    takeRelu();
    boolean poolIsPadded = only(at).is("ZeroPadding2D");
    if (poolIsPadded) {
      requireZeros(take("ZeroPadding2D"), 1);
    }
    KerasLayer pool = take("MaxPooling2D");
    if (!pool.isSquare("pool_size", 3) || !pool.isSquare("strides", 2) || !isValid(pool)) {
      throw pool.refused("is not a 3x3 pool with stride 2 and without padding of its own");
    }
    return new KerasElement.Stem(layers, architecture(isPadded, poolIsPadded, pool));
  }

  private static Architecture architecture(
      boolean isPadded, boolean poolIsPadded, KerasLayer pool) {
    if (!isPadded && poolIsPadded) {
      throw pool.refused("is padded after a convolution with padding 'same'");
    }
    if (!isPadded) {
      return Architecture.RESNET50_KERAS_SAME;
    }
    return poolIsPadded ? Architecture.RESNET50_KERAS_PADDED : Architecture.RESNET50_KERAS;
  }

  private static void requireZeros(KerasLayer layer, int zeros) {
    if (!layer.isSquare("padding", zeros)) {
      throw layer.refused("does not add " + zeros + " zeros on every side");
    }
  }

  private static boolean isValid(KerasLayer layer) {
    return layer.word("padding").equals("valid");
  }

  /** A convolution with its batch norm, from here on. */
  private KerasElement.NormedConvolution normed(int kernel, int stride, String padding) {
    KerasLayer convolution = take("Conv2D");
    requireSizes(convolution, kernel, stride);
    if (!convolution.word("padding").equals(padding)) {
      throw convolution.refused("has another padding than '" + padding + "'");
    }
    return new KerasElement.NormedConvolution(convolution, take("BatchNormalization"));
  }

  private static void requireSizes(KerasLayer convolution, int kernel, int stride) {
    if (!convolution.isSquare("kernel_size", kernel)
        || !convolution.isSquare("strides", stride)
        || !convolution.isSquare("dilation_rate", 1)) {
      throw convolution.refused("is not " + kernel + "x" + kernel + " with stride " + stride);
    }
  }

  private KerasElement convolution(KerasLayer convolution) {
    requireSizes(convolution, 3, 1);
    if (!convolution.word("padding").equals("same")) {
      throw convolution.refused("has another padding than 'same'");
    }
    at = convolution;
    if (convolution.word("activation").equals("relu")) {
      return new KerasElement.Plain(convolution);
    }
    if (!only(at).is("BatchNormalization")) {
      takeRelu();
      return new KerasElement.Plain(convolution);
    }
    KerasLayer norm = take("BatchNormalization");
    takeRelu();
    return new KerasElement.Normed(new KerasElement.NormedConvolution(convolution, norm));
  }

  private KerasElement pool(KerasLayer pool) {
    if (!pool.isSquare("pool_size", 2) || !pool.isSquare("strides", 2)) {
      throw pool.refused("is not a 2x2 pool with stride 2");
    }
    at = pool;
    return new KerasElement.Pool(pool);
  }

  /**
   * The ResNet50 of Keras before 2.2 averages 7x7 features before anything else does; for patches
   * of 224 pixels these are all there are, and the global mean after it changes nothing.
   */
  private KerasElement pooledHead(KerasLayer pool) {
    boolean isAll =
        pool.isSquare("pool_size", PATCH_FEATURES)
            && graph.inputShape().subList(1, 3).equals(List.of(PATCH, PATCH));
    if (!isAll) {
      throw pool.refused("does not average all features there are");
    }
    at = pool;
    return head(only(pool));
  }

  private KerasElement head(KerasLayer pool) {
    at = pool;
    KerasLayer dense = take("Dense");
    boolean hasActivation = !graph.after(dense).isEmpty();
    String activation = hasActivation ? only(dense).word("activation") : dense.word("activation");
    if (!activation.equals("softmax")) {
      throw dense.refused("does not end in a softmax");
    }
    return new KerasElement.Head(dense);
  }

  /** Two roads from one layer that meet in an Add; the longer one is the unit's main road. */
  private KerasElement unit(List<KerasLayer> starts) {
    Road one = road(starts.get(0));
    Road other = road(starts.get(1));
    boolean isFirstLonger = one.layers.size() >= other.layers.size();
    Road main = isFirstLonger ? one : other;
    Road shortcut = isFirstLonger ? other : one;
    if (!main.add.id().equals(shortcut.add.id())
        || main.layers.size() != 3
        || shortcut.layers.size() > 1) {
      throw main.add.refused("does not join three convolutions with one or none");
    }
    int stride = shortcut.layers.isEmpty() ? 1 : stride(shortcut.layers.get(0));
    requireSizes(main.layers.get(0).convolution(), 1, stride);
    requireSizes(main.layers.get(1).convolution(), 3, 1);
    requireSizes(main.layers.get(2).convolution(), 1, 1);
    at = main.add;
    takeRelu();
    Optional<KerasElement.NormedConvolution> projection = shortcut.layers.stream().findFirst();
    projection.ifPresent(layers -> requireSizes(layers.convolution(), 1, stride));
    return new KerasElement.Unit(main.layers, projection);
  }

  private static int stride(KerasElement.NormedConvolution projection) {
    return projection.convolution().integers("strides").get(0);
  }

  /** Convolutions with batch norms up to the layer that adds. */
  private record Road(List<KerasElement.NormedConvolution> layers, KerasLayer add) {}

  private Road road(KerasLayer start) {
    List<KerasElement.NormedConvolution> layers = new ArrayList<>();
    KerasLayer layer = start;
    while (!layer.is("Add") && !layer.is("Merge")) {
      if (!layer.is("Conv2D") || layers.size() == 3) {
        throw layer.refused("is not part of a bottleneck unit");
      }
      KerasLayer norm = only(layer);
      if (!norm.is("BatchNormalization")) {
        throw norm.refused("stands where BatchNormalization is expected");
      }
      layers.add(new KerasElement.NormedConvolution(layer, norm));
      layer = only(norm);
      layer = layer.isRelu() ? only(layer) : layer;
    }
    return new Road(layers, layer);
  }
}

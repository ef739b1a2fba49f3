package io.mammoedge.trainer.imports;

import io.mammoedge.trainer.net.Architecture;
import java.util.List;
import java.util.Optional;

/** A piece of a stored Keras network that our networks have too. */
sealed interface KerasElement {
  /** A convolution and the batch norm after it. */
  record NormedConvolution(KerasLayer convolution, KerasLayer norm) {
    int filters() {
      return (int) convolution.number("filters");
    }
  }

  /**
   * The first layers of a ResNet50.
   *
   * @param architecture told from their padding
   */
  record Stem(NormedConvolution layers, Architecture architecture) implements KerasElement {}

  /** A 3x3 convolution with ReLU, without batch norm. */
  record Plain(KerasLayer convolution) implements KerasElement {}

  /** A 3x3 convolution with batch norm and ReLU. */
  record Normed(NormedConvolution layers) implements KerasElement {}

  /** 2x2 max pooling. */
  record Pool(KerasLayer layer) implements KerasElement {}

  /**
   * A bottleneck unit.
   *
   * @param main three convolutions
   * @param shortcut a projection, if there is one
   */
  record Unit(List<NormedConvolution> main, Optional<NormedConvolution> shortcut)
      implements KerasElement {
    /** Copies the list. */
    public Unit {
      main = List.copyOf(main);
    }
  }

  /** The linear layer of the classes, after global average pooling. */
  record Head(KerasLayer dense) implements KerasElement {}
}

package io.mammoedge.trainer.net;

import java.util.List;
import java.util.Locale;

/** The networks that turn an image into features. */
public enum Architecture {
  /** The small residual network of the demo. */
  SMALL,
  /** A residual network meant for training whole images on a CPU. */
  MEDIUM,
  /** ResNet50 as in torchvision: stride in the 3x3, symmetric padding, epsilon 1e-5. */
  RESNET50,
  /** ResNet50 as in early Keras: stride in the first 1x1, three zeros around, pool unpadded. */
  RESNET50_KERAS,
  /** The same with {@code padding='same'} in the first convolution (Keras of mid-2017). */
  RESNET50_KERAS_SAME,
  /** The same as {@link #RESNET50_KERAS} with a padded pool and epsilon 1.001e-5 (Keras today). */
  RESNET50_KERAS_PADDED,
  /** VGG16, the same in torchvision and Keras. */
  VGG16,
  /** VGG19, the same in torchvision and Keras. */
  VGG19;

  private static final int PUBLISHED_WIDTH = 64;

  /** The name a user types: {@code resnet50-keras}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Input channels: 1, or 3 where the grey plane is replicated. */
  public int channels() {
    return isPublished() ? 3 : 1;
  }

  /** Whether it is one of the published networks, whose channels can be divided. */
  boolean isPublished() {
    return this != SMALL && this != MEDIUM;
  }

  /**
   * Paths of the layers that stay frozen in the second stage of patch training. Those of the
   * published networks end below index 46, 11 and 13 of Keras's lists of layers (paper §2).
   */
  public List<String> lower() {
    return switch (this) {
      case SMALL -> List.of("stem1", "stem2");
      case MEDIUM -> List.of("stem1", "stem2", "stage1", "stage2");
      case RESNET50, RESNET50_KERAS, RESNET50_KERAS_SAME, RESNET50_KERAS_PADDED ->
          List.of("stem", "stage1", "stage2.unit1");
      case VGG16 -> List.of("block1", "block2", "block3");
      case VGG19 -> List.of("block1", "block2", "block3", "block4.conv1");
    };
  }

  /** New, uninitialised layers with that part of the published channels. */
  Chain build(int narrowing) {
    int width = PUBLISHED_WIDTH / narrowing;
    return switch (this) {
      case SMALL -> ResidualNets.small();
      case MEDIUM -> ResidualNets.medium();
      case RESNET50 -> ResNet50.TORCH.build(width);
      case RESNET50_KERAS -> ResNet50.keras(Convolution.Padding.SYMMETRIC).build(width);
      case RESNET50_KERAS_SAME -> ResNet50.keras(Convolution.Padding.SAME).build(width);
      case RESNET50_KERAS_PADDED -> ResNet50.LATER_KERAS.build(width);
      case VGG16 -> new Vgg(3).build(width);
      case VGG19 -> new Vgg(4).build(width);
    };
  }
}

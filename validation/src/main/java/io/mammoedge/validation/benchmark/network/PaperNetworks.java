package io.mammoedge.validation.benchmark.network;

import io.mammoedge.trainer.dataset.ImageSize;
import java.util.List;

/** What the paper runs. */
public final class PaperNetworks {
  /** ResNet50, VGG16, and a hybrid of both, by their notation. */
  public static final List<String> NOTATIONS =
      List.of(
          "resnet50+[512-512-1024]x2,[512-512-1024]x2",
          "vgg16+512x1,512x1",
          "vgg16+[512-512-1024]x2,[512-512-1024]x2");

  /** The paper's images, and half of that either way. */
  public static final List<ImageSize> SIZES = List.of(ImageSize.PAPER, new ImageSize(576, 448));

  private PaperNetworks() {}
}

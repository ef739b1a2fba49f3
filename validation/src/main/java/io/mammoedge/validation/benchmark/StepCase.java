package io.mammoedge.validation.benchmark;

import java.util.List;

/**
 * A kind of training step.
 *
 * @param network notation
 * @param classes of its output
 * @param height rows of an image
 * @param width columns of an image
 * @param batch images a step
 * @param frozen {@code none}, {@code features}, or {@code lower} for a patch network
 */
public record StepCase(
    String network, int classes, int height, int width, int batch, String frozen) {
  private static final String RESIDUAL = "resnet50+[512-512-1024]x2,[512-512-1024]x2";

  /** The paper's steps. */
  static final List<StepCase> FULL =
      List.of(
          new StepCase("resnet50", 5, 224, 224, 8, "none"),
          new StepCase("resnet50", 5, 224, 224, 8, "lower"),
          new StepCase("resnet50", 5, 224, 224, 8, "features"),
          new StepCase(RESIDUAL, 2, 1152, 896, 2, "none"),
          new StepCase(RESIDUAL, 2, 1152, 896, 2, "features"));

  /** Only to see that it runs. */
  static final List<StepCase> QUICK =
      List.of(
          new StepCase("resnet50", 5, 64, 64, 2, "none"),
          new StepCase("vgg16+512x1,512x1", 2, 128, 128, 2, "features"));

  /** As words on a command line. */
  List<String> words() {
    return List.of(
        network,
        String.valueOf(classes),
        String.valueOf(height),
        String.valueOf(width),
        String.valueOf(batch),
        frozen);
  }
}

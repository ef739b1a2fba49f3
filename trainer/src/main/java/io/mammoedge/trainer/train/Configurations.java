package io.mammoedge.trainer.train;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.config.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The configurations that come with the program; a user names one, or gives a file. */
public enum Configurations {
  /** Patches, from random weights, for our own networks. */
  PATCH,
  /** All places of whole images, for our own networks. */
  PLACES,
  /** Whole images, from a patch model, for our own networks: first the new layers, then all. */
  IMAGE,
  /** Whole images, from a patch model whose opinion is the answer to begin with. */
  ATTEND,
  /** Whole images, from random weights, as many epochs as IMAGE has. */
  DIRECT,
  /** Patches, from pretrained weights: the paper's three stages, 50 epochs (paper §2). */
  PATCH_PAPER,
  /** Patches, from random weights: one constant stage (paper §2). */
  PATCH_PAPER_RANDOM,
  /** Whole images, from a patch model: the paper's two stages, 50 epochs (paper §3.2). */
  IMAGE_PAPER,
  /** More epochs for a patch model: the last stage of the paper's schedule. */
  PATCH_EXTEND,
  /** More epochs for a whole-image model: the last stage of the paper's schedule. */
  IMAGE_EXTEND,
  /** Another hospital's images, for a model of one of our own networks: all layers. */
  FINETUNE,
  /** Another hospital's images, for a published network: all layers, as the paper (paper §4). */
  FINETUNE_PAPER;

  /** The name a user types: {@code patch-paper}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The configuration. */
  public TrainingConfig read() throws IOException {
    String resource = word() + ".json";
    try (InputStream in = Configurations.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return StrictJson.parse(text, TrainingConfig.class, resource);
    }
  }

  /**
   * What a user asked for, else this.
   *
   * @param asked a file, or the name of one that comes with the program
   * @throws MammoEdgeException if it is neither
   */
  public TrainingConfig orElse(Optional<String> asked) throws IOException {
    if (asked.isEmpty()) {
      return read();
    }
    if (Files.exists(Path.of(asked.get()))) {
      return StrictJson.read(Path.of(asked.get()), TrainingConfig.class);
    }
    return Arrays.stream(values())
        .filter(one -> one.word().equals(asked.get()))
        .findFirst()
        .orElseThrow(() -> unknown(asked.get()))
        .read();
  }

  private static MammoEdgeException unknown(String asked) {
    String all =
        Arrays.stream(values()).map(Configurations::word).collect(Collectors.joining(", "));
    return new MammoEdgeException(
        ExitCode.USAGE,
        "--config '" + asked + "': no such file, and none that comes with the program: " + all);
  }
}

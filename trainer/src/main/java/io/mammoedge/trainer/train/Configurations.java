package io.mammoedge.trainer.train;

import io.mammoedge.trainer.config.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The configurations that come with the program; a user's file replaces one. */
public enum Configurations {
  /** Patches, from random weights. */
  PATCH("patch.json"),
  /** Whole images, from a patch model: first the new layers, then all (paper §3.2). */
  IMAGE("image.json"),
  /** Whole images, from random weights, with as many epochs as the two roads above take. */
  DIRECT("direct.json");

  private final String resource;

  Configurations(String resource) {
    this.resource = resource;
  }

  /** The user's file where there is one, else the one that comes with the program. */
  public TrainingConfig orElse(Optional<Path> file) throws IOException {
    if (file.isPresent()) {
      return StrictJson.read(file.get(), TrainingConfig.class);
    }
    try (InputStream in = Configurations.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return StrictJson.parse(text, TrainingConfig.class, resource);
    }
  }
}

package io.mammoedge.validation.demo;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where the demo puts things.
 *
 * @param out all of it
 */
record DemoFolders(Path out) {
  static DemoFolders create(Path out) throws IOException {
    if (Files.exists(out) && !isEmpty(out)) {
      throw new MammoEdgeException(
          ExitCode.EXISTS_ALREADY,
          out + " is not empty; remove it, or choose another folder with --out");
    }
    Files.createDirectories(out);
    return new DemoFolders(out);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.findAny().isEmpty();
    }
  }

  Path phantoms() {
    return out.resolve("data/phantoms");
  }

  Path dataset() {
    return out.resolve("data/dataset");
  }

  Path patches() {
    return out.resolve("data/patches");
  }

  Path patchModel() {
    return out.resolve("models/patch");
  }

  Path imageModel() {
    return out.resolve("models/image");
  }

  Path directModel() {
    return out.resolve("models/direct");
  }

  Path store() {
    return out.resolve("store");
  }

  Path release() {
    return store().resolve("demo/1.0.0");
  }

  Path report() {
    return out.resolve("report.html");
  }

  Path json() {
    return out.resolve("demo.json");
  }
}

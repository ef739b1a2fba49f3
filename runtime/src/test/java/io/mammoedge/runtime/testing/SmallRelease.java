package io.mammoedge.runtime.testing;

import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.dicom.Intensity;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.ManifestJson;
import io.mammoedge.runtime.release.ReleaseFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Writes a real release directory around {@link SmallModel}. */
public final class SmallRelease {
  private SmallRelease() {}

  /** A manifest without {@code files}, as it is embedded in the model. */
  public static Manifest core() {
    return core(Manifest.Flips.NONE);
  }

  /** As above, with some duty of flipping. */
  public static Manifest core(Manifest.Flips flips) {
    return new Manifest(
        Manifest.SCHEMA,
        "small",
        "1.0.0",
        "2026-11-23T00:00:00Z",
        "small",
        List.of(new Manifest.Member("small", "0".repeat(64))),
        List.of("benign", "malignant"),
        new Manifest.Input(
            "float32", "NCHW", List.of(0, 65535), List.of(24, 16), List.of(8, 8), 1, true),
        Intensity.STORED,
        Preprocessing.standard(24, 16, 127.5f),
        flips,
        List.of("probability", "logits", "cam"),
        Map.of("fp32", "model.onnx"),
        new Manifest.OperatingPoint(0.7, 0.9, 0.8, List.of(0.8, 0.95), null, "test, made up"),
        null,
        Map.of("fp32", new Manifest.Parity("EQUIVALENT", 3, 1e-7, 1e-6, 0, "made up")),
        new Manifest.Golden(
            List.of("a.png", "b.png", "c.png"),
            Map.of(
                "fp32",
                Map.of(
                    "cpu", new Manifest.Tolerance(1e-4, 1e-3),
                    "cuda", new Manifest.Tolerance(1e-3, 1e-2)))),
        new Manifest.Domain(
            Accept.ARCHIVE,
            List.of("CC", "MLO"),
            List.of(),
            List.of(),
            Map.of("mean", 50.0, "standardDeviation", 20.0)),
        new Manifest.Provenance("none", "none", "none", Map.of("none", "0"), List.of(), List.of()),
        "Apache-2.0",
        "Research use, not a medical device.",
        null);
  }

  /** The manifest with its text edited. */
  public static Manifest edited(UnaryOperator<String> edit) {
    return ManifestJson.read(edit.apply(ManifestJson.write(core())), "edited");
  }

  /** Writes {@code store/small/1.0.0} and {@code store/small/current}; returns the former. */
  public static Path write(Path store) {
    return write(store, core());
  }

  /** As above, with another manifest. */
  public static Path write(Path store, Manifest core) {
    Path directory = store.resolve(core.name()).resolve(core.version());
    try {
      Files.createDirectories(directory.resolve("golden"));
      Files.writeString(directory.resolveSibling("current"), core.version() + "\n");
      Files.write(directory.resolve("model.onnx"), model(core));
      Files.writeString(directory.resolve("MODEL_CARD.md"), "# Small\n");
      SmallGolden.write(directory.resolve("golden"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    seal(directory, core);
    return directory;
  }

  /** Writes manifest and sums anew, as a publisher does. */
  public static void seal(Path directory, Manifest core) {
    ReleaseFiles.writeManifest(directory, core);
    ReleaseFiles.writeSums(directory);
  }

  /** The model with this manifest inside. */
  public static byte[] model(Manifest core) {
    return SmallModel.withMetadata(Manifest.METADATA_KEY, ManifestJson.write(core.core()));
  }
}

package io.mammoedge.validation.layers;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.exporter.onnx.Graph;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.quantize.Quantization;
import io.mammoedge.exporter.quantize.WeightRange;
import io.mammoedge.runtime.doctor.CpuFeatures;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.golden.GoldenExpected;
import io.mammoedge.runtime.golden.GoldenJson;
import io.mammoedge.runtime.golden.GoldenOutputs;
import io.mammoedge.runtime.golden.GreyPng;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.ManifestJson;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.release.ReleaseFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A copy of a release that is changed, and whose digests are then made right. */
public final class ReleaseCopy {
  private final Path directory;
  private Manifest core;
  private final Map<String, Model> models = new HashMap<>();

  private ReleaseCopy(Path directory, Release release) {
    this.directory = directory;
    this.core = release.manifest().core();
    core.variants()
        .forEach((variant, file) -> models.put(variant, Model.parse(release.model(variant))));
  }

  public static ReleaseCopy of(Release release, Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(release.directory())) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path target = directory.resolve(release.directory().relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    return new ReleaseCopy(directory, release);
  }

  public ReleaseCopy graph(String variant, UnaryOperator<Graph> change) {
    models.computeIfPresent(variant, (v, model) -> model.withGraph(change.apply(model.graph())));
    return this;
  }

  public ReleaseCopy model(String variant, Model other) {
    models.put(variant, other);
    return this;
  }

  public ReleaseCopy manifest(Consumer<JsonObject> change) {
    JsonObject tree = JsonParser.parseString(ManifestJson.write(core)).getAsJsonObject();
    change.accept(tree);
    core = ManifestJson.read(tree.toString(), "changed manifest");
    return this;
  }

  /** Adds a variant in 8 bits, without asking whether it is good enough to publish. */
  public ReleaseCopy withBytes(List<Plane> images) throws IOException {
    Model bytes = Quantization.of(models.get("fp32"), images, forThisProcessor()).allLayers();
    models.put("int8", bytes);
    manifest(
        tree -> {
          tree.getAsJsonObject("variants").addProperty("int8", "model.int8.onnx");
          JsonObject tolerance = tree.getAsJsonObject("golden").getAsJsonObject("tolerance");
          tolerance.add("int8", JsonParser.parseString("{'cpu':{'probability':1,'logit':9}}"));
          JsonObject parity = tree.getAsJsonObject("parity");
          parity.add("int8", parity.get("fp32"));
        });
    addGolden(bytes);
    return this;
  }

  /** What is full would overflow where bytes have no instructions of their own. */
  private static WeightRange forThisProcessor() {
    return CpuFeatures.here().dotProducts().isEmpty() ? WeightRange.REDUCED : WeightRange.FULL;
  }

  private void addGolden(Model bytes) throws IOException {
    Path file = directory.resolve(GoldenExpected.PATH);
    SortedMap<String, SortedMap<String, GoldenExpected.Output>> outputs =
        new TreeMap<>(GoldenJson.read(Files.readString(file), "golden").variants());
    Map<String, Plane> images = new TreeMap<>();
    for (String name : core.golden().images()) {
      byte[] png = Files.readAllBytes(directory.resolve("golden").resolve(name));
      images.put(name, GreyPng.decode(png, name));
    }
    try (InferenceSession session = InferenceSession.open(bytes.toBytes(), Provider.CPU, 0)) {
      outputs.put("int8", GoldenOutputs.of(session::run, images));
    }
    Files.writeString(file, GoldenJson.write(new GoldenExpected(outputs)));
  }

  /** Writes models, manifest and sums, and opens what is there now. */
  public Release seal() throws IOException {
    for (Map.Entry<String, Model> model : models.entrySet()) {
      Files.write(
          directory.resolve(core.variants().get(model.getKey())),
          model.getValue().withMetadata(Manifest.METADATA_KEY, ManifestJson.write(core)).toBytes());
    }
    Files.delete(directory.resolve("SHA256SUMS"));
    ReleaseFiles.writeManifest(directory, core);
    ReleaseFiles.writeSums(directory);
    return Release.open(directory);
  }
}

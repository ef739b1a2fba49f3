package io.mammoedge.exporter.release;

import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.golden.GoldenExpected;
import io.mammoedge.runtime.golden.GoldenJson;
import io.mammoedge.runtime.golden.GoldenOutputs;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.ManifestJson;
import io.mammoedge.runtime.report.RocChart;
import io.mammoedge.trainer.evaluate.ScoredCase;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a release directory holds but manifest and sums.
 *
 * @param core of the manifest
 * @param files contents by relative path
 */
record ReleaseContent(Manifest core, Map<String, byte[]> files) {
  /** A graph, and a session on it. */
  record Fp32(Model model, InferenceSession session) {}

  /** Puts it together. */
  static ReleaseContent of(
      ManifestAssembly assembly,
      GoldenImages golden,
      Proof proof,
      Fp32 fp32,
      Optional<Int8Variant> int8) {
    SortedMap<String, SortedMap<String, GoldenExpected.Output>> expected = new TreeMap<>();
    expected.put("fp32", GoldenOutputs.of(fp32.session, golden.planes()));
    int8.ifPresent(variant -> expected.put("int8", outputs(variant, golden)));
    Manifest core =
        assembly.core(
            proof,
            int8.map(
                variant -> new ManifestAssembly.Int8(variant, Int8Tolerance.of(variant, expected))),
            golden,
            hasMap(expected));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("model.onnx", withManifest(fp32.model, core));
    int8.ifPresent(variant -> files.put("model.int8.onnx", withManifest(variant.model(), core)));
    golden.files().forEach((name, png) -> files.put("golden/" + name, png));
    files.put(GoldenExpected.PATH, utf8(GoldenJson.write(new GoldenExpected(expected))));
    if (!proof.shown().isEmpty()) {
      files.put(ModelCard.ROC, utf8(roc(core, proof)));
    }
    files.put("MODEL_CARD.md", utf8(new ModelCard(core).text()));
    files.put("bom.json", utf8(BillOfMaterials.text(core, modelDigests(core, files))));
    return new ReleaseContent(core, files);
  }

  private static boolean hasMap(
      SortedMap<String, SortedMap<String, GoldenExpected.Output>> expected) {
    return expected.get("fp32").values().stream().allMatch(output -> output.cam() != null);
  }

  private static SortedMap<String, GoldenExpected.Output> outputs(
      Int8Variant variant, GoldenImages golden) {
    try (InferenceSession session =
        InferenceSession.open(variant.model().toBytes(), Provider.CPU, 0)) {
      return GoldenOutputs.of(session, golden.planes());
    }
  }

  private static byte[] withManifest(Model model, Manifest core) {
    return model.withMetadata(Manifest.METADATA_KEY, ManifestJson.write(core)).toBytes();
  }

  private static String roc(Manifest core, Proof proof) {
    String split = core.evidence().split() + " images";
    return RocChart.of(
            core.name() + " " + core.version(), Map.of(split, ScoredCase.cases(proof.shown())))
        .toSvg();
  }

  private static Map<String, String> modelDigests(Manifest core, Map<String, byte[]> files) {
    Map<String, String> digests = new TreeMap<>();
    core.variants().values().forEach(file -> digests.put(file, Digests.sha256(files.get(file))));
    return digests;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package io.mammoedge.exporter.release;

import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.runtime.golden.GoldenExpected;
import io.mammoedge.runtime.golden.GoldenJson;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.ManifestJson;
import io.mammoedge.runtime.report.RocChart;
import io.mammoedge.trainer.evaluate.ScoredCase;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a release directory holds but the manifest, the bill and the sums.
 *
 * @param core of the manifest
 * @param models by file name; written piece by piece, as they are large
 * @param files other contents by relative path
 */
record ReleaseContent(Manifest core, Map<String, Model> models, Map<String, byte[]> files) {
  /**
   * Puts it together.
   *
   * @param fp32 the graph
   * @param golden images
   * @param expected what the graph says of them
   * @param int8 the variant that is published, if there is one
   */
  static ReleaseContent of(
      ManifestAssembly assembly,
      Proof proof,
      Model fp32,
      GoldenImages golden,
      SortedMap<String, GoldenExpected.Output> expected,
      Optional<Int8Variant> int8) {
    boolean hasMap = expected.values().stream().allMatch(output -> output.cam() != null);
    Manifest core = assembly.core(proof, int8, golden, hasMap);
    Map<String, Model> models = new TreeMap<>();
    SortedMap<String, SortedMap<String, GoldenExpected.Output>> outputs = new TreeMap<>();
    models.put(core.variants().get("fp32"), withManifest(fp32, core));
    outputs.put("fp32", expected);
    int8.ifPresent(
        variant -> {
          models.put(core.variants().get("int8"), withManifest(variant.model(), core));
          outputs.put("int8", variant.golden());
        });
    Map<String, byte[]> files = new TreeMap<>();
    golden.files().forEach((name, png) -> files.put("golden/" + name, png));
    files.put(GoldenExpected.PATH, utf8(GoldenJson.write(new GoldenExpected(outputs))));
    if (!proof.shown().isEmpty()) {
      files.put(ModelCard.ROC, utf8(roc(core, proof)));
    }
    files.put("MODEL_CARD.md", utf8(new ModelCard(core).text()));
    return new ReleaseContent(core, models, files);
  }

  private static Model withManifest(Model model, Manifest core) {
    return model.withMetadata(Manifest.METADATA_KEY, ManifestJson.write(core));
  }

  private static String roc(Manifest core, Proof proof) {
    String split = core.evidence().split() + " images";
    return RocChart.of(
            core.name() + " " + core.version(), Map.of(split, ScoredCase.cases(proof.shown())))
        .toSvg();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

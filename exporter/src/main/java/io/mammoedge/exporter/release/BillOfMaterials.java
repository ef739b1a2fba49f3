package io.mammoedge.exporter.release;

import io.mammoedge.runtime.release.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Metadata;

/** {@code bom.json}: the release as a CycloneDX machine-learning bill of materials. */
final class BillOfMaterials {
  private BillOfMaterials() {}

  /**
   * The text; the same release gives the same text.
   *
   * @param modelSha256 digest of {@code model.onnx}
   */
  static String text(Manifest manifest, String modelSha256) {
    Component model = component(Component.Type.MACHINE_LEARNING_MODEL, manifest.name());
    model.setVersion(manifest.version());
    model.setDescription(manifest.network() + ". " + manifest.intendedUse());
    model.setHashes(List.of(new Hash(Hash.Algorithm.SHA_256, modelSha256)));
    Metadata metadata = new Metadata();
    metadata.setComponent(model);
    metadata.setTimestamp(null);
    Bom bom = new Bom();
    bom.setSerialNumber(
        "urn:uuid:" + UUID.nameUUIDFromBytes(modelSha256.getBytes(StandardCharsets.UTF_8)));
    bom.setMetadata(metadata);
    manifest.provenance().engineVersions().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(BillOfMaterials::engine)
        .forEach(bom::addComponent);
    try {
      return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString() + "\n";
    } catch (GeneratorException e) {
      throw new IllegalStateException("the bill of materials cannot be written", e);
    }
  }

  private static Component engine(Map.Entry<String, String> engine) {
    Component component = component(Component.Type.FRAMEWORK, engine.getKey());
    component.setVersion(engine.getValue());
    return component;
  }

  private static Component component(Component.Type type, String name) {
    Component component = new Component();
    component.setType(type);
    component.setName(name);
    component.setBomRef(name);
    return component;
  }
}

package io.mammoedge.exporter.release;

import io.mammoedge.runtime.release.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

/**
 * {@code bom.json}: the release as a CycloneDX 1.6 machine-learning bill of materials. The model is
 * what the bill is about; its components are the files of its variants, the trained weights that
 * went in, and the engines that made it.
 */
final class BillOfMaterials {
  private BillOfMaterials() {}

  /**
   * The text; the same release gives the same text.
   *
   * @param models SHA-256 by file name of the variants
   */
  static String text(Manifest manifest, Map<String, String> models) {
    Component model = component(Component.Type.MACHINE_LEARNING_MODEL, manifest.name());
    model.setVersion(manifest.version());
    model.setDescription(manifest.network() + ". " + manifest.intendedUse());
    model.setHashes(List.of(sha256(models.get(manifest.variants().get("fp32")))));
    model.setModelCard(BomModelCard.of(manifest));
    Metadata metadata = new Metadata();
    metadata.setComponent(model);
    metadata.setTimestamp(null);
    Bom bom = new Bom();
    bom.setSerialNumber(
        "urn:uuid:" + UUID.nameUUIDFromBytes(models.toString().getBytes(StandardCharsets.UTF_8)));
    bom.setMetadata(metadata);
    bom.setComponents(components(manifest, models));
    try {
      return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString() + "\n";
    } catch (GeneratorException e) {
      throw new IllegalStateException("the bill of materials cannot be written", e);
    }
  }

  private static List<Component> components(Manifest manifest, Map<String, String> models) {
    List<Component> components = new ArrayList<>();
    models.forEach((file, digest) -> components.add(file(Component.Type.FILE, file, digest)));
    for (int i = 0; i < manifest.members().size(); i++) {
      Manifest.Member member = manifest.members().get(i);
      String name = "weights of member " + (i + 1);
      Component weights = file(Component.Type.DATA, name, member.weightsSha256());
      weights.setDescription(member.network());
      components.add(weights);
    }
    manifest.provenance().engineVersions().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(BillOfMaterials::engine)
        .forEach(components::add);
    return components;
  }

  private static Component file(Component.Type type, String name, String sha256) {
    Component component = component(type, name);
    component.setHashes(List.of(sha256(sha256)));
    return component;
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

  private static Hash sha256(String digest) {
    return new Hash(Hash.Algorithm.SHA_256, digest);
  }
}

package io.mammoedge.runtime.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docs/deploy}: its files, and what a test reads in them. */
final class DeployFolder {
  private static final Path FOLDER = Path.of("../docs/deploy");

  private DeployFolder() {}

  static Path file(String name) {
    return FOLDER.resolve(name);
  }

  static String text(String name) throws IOException {
    return Files.readString(file(name));
  }

  /** The documents of a YAML file; a key that stands twice is an error. */
  static List<Map<?, ?>> documents(String name) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Yaml yaml = new Yaml(new SafeConstructor(options));
    return StreamSupport.stream(yaml.loadAll(text(name)).spliterator(), false)
        .<Map<?, ?>>map(document -> (Map<?, ?>) document)
        .toList();
  }

  /** The one document of a kind. */
  static Map<?, ?> document(String name, String kind) throws IOException {
    return documents(name).stream()
        .filter(document -> kind.equals(document.get("kind")))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " has no " + kind));
  }

  /** What lies at a path of keys and list places; fails where there is nothing. */
  static Object at(Object node, Object... path) {
    Object here = node;
    for (Object step : path) {
      here =
          step instanceof Integer place
              ? ((List<?>) here).get(place)
              : ((Map<?, ?>) here).get(step);
      if (here == null) {
        throw new AssertionError("nothing at '" + step + "' of " + List.of(path));
      }
    }
    return here;
  }

  static List<String> words(Object list) {
    return ((List<?>) list).stream().map(String.class::cast).toList();
  }

  /**
   * The settings of a unit or an environment file: lines {@code NAME=value}, those continued
   * joined.
   */
  static Stream<Map.Entry<String, String>> settings(String name) throws IOException {
    return text(name)
        .replace("\\\n", " ")
        .lines()
        .filter(line -> line.matches("[A-Za-z_]+=.*"))
        .map(line -> line.split("=", 2))
        .map(parts -> Map.entry(parts[0], parts[1]));
  }

  /** The values of one setting. */
  static List<String> values(String name, String setting) throws IOException {
    return settings(name)
        .filter(entry -> entry.getKey().equals(setting))
        .map(Map.Entry::getValue)
        .toList();
  }
}

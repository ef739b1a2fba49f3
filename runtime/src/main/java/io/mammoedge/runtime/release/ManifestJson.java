package io.mammoedge.runtime.release;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.JsonBinding;
import io.mammoedge.runtime.preprocess.Step;
import java.nio.file.Path;
import java.util.Map;

/**
 * A {@link Manifest} as JSON (RFC 8259). Keys stand in the order of the records, map keys in
 * alphabetical order, so that the same manifest is the same text. Unknown keys are ignored within
 * the major number of the schema.
 */
public final class ManifestJson {
  private static final Gson GSON =
      new GsonBuilder()
          .setStrictness(Strictness.STRICT)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .serializeNulls()
          .registerTypeAdapterFactory(new EnumNames())
          .registerTypeAdapter(Step.class, StepJson.lenient())
          .registerTypeHierarchyAdapter(Map.class, new SortedMapJson())
          .create();

  private ManifestJson() {}

  /**
   * The text, with a line feed at its end. {@link Manifest#files} is left out where it is null:
   * that is the form stored in an ONNX file.
   */
  public static String write(Manifest manifest) {
    JsonObject tree = GSON.toJsonTree(manifest).getAsJsonObject();
    if (manifest.files() == null) {
      tree.remove("files");
    }
    return GSON.toJson(tree) + "\n";
  }

  /**
   * Reads a manifest file.
   *
   * @throws IntegrityException as {@link #read} and {@link SmallFile#bytes}
   * @throws java.io.UncheckedIOException when the file cannot be read
   */
  public static Manifest readFile(Path file) {
    return read(SmallFile.text(file), file.toString());
  }

  /**
   * Reads a manifest.
   *
   * @param json the text
   * @param source named in messages, such as the file
   * @throws IntegrityException when it is not JSON, has a higher major schema, misses a key, or
   *     holds a value that cannot be; the message is one line with source and key
   */
  public static Manifest read(String json, String source) {
    JsonObject tree = tree(json, source);
    requireKnownSchema(tree, source);
    ManifestShape.check(tree, source);
    Manifest manifest = bind(tree, source);
    ManifestRules.check(manifest, source);
    return manifest;
  }

  /** Whether two texts say the same, {@code files} left out; unknown keys count. */
  static boolean sameCore(String json, String otherJson, String source) {
    JsonObject tree = tree(json, source);
    JsonObject other = tree(otherJson, source);
    tree.remove("files");
    other.remove("files");
    return tree.equals(other);
  }

  private static JsonObject tree(String json, String source) {
    try {
      if (JsonBinding.read(GSON, json, JsonElement.class) instanceof JsonObject object) {
        return object;
      }
    } catch (JsonParseException e) {
      throw new IntegrityException(source + ": " + e.getMessage(), e);
    }
    throw new IntegrityException(source + ": not a JSON object");
  }

  private static void requireKnownSchema(JsonObject tree, String source) {
    String schema = tree.get("schema") instanceof JsonPrimitive p ? p.getAsString() : "";
    if (!schema.matches("[0-9]{1,6}\\.[0-9]{1,6}")) {
      throw new IntegrityException(source + ": 'schema' is missing or not 'major.minor'");
    }
    if (major(schema) != major(Manifest.SCHEMA)) {
      throw new IntegrityException(
          String.format(
              "%s: 'schema' is %s, this runtime reads %d.x: a newer runtime is needed",
              source, schema, major(Manifest.SCHEMA)));
    }
  }

  private static int major(String schema) {
    return Integer.parseInt(schema.substring(0, schema.indexOf('.')));
  }

  private static Manifest bind(JsonObject tree, String source) {
    try {
      return JsonBinding.bind(GSON, tree, Manifest.class);
    } catch (JsonParseException e) {
      throw new IntegrityException(source + ": " + e.getMessage(), e);
    }
  }
}

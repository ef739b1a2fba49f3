package io.mammoedge.trainer.config;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.JsonBinding;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Step;
import io.mammoedge.runtime.release.StepJson;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads JSON into records. A key that no record has is an error that names it. */
public final class StrictJson {
  private static final Gson GSON =
      new GsonBuilder().registerTypeAdapter(Step.class, StepJson.strict()).create();

  private StrictJson() {}

  /**
   * Reads a file.
   *
   * @throws MammoEdgeException naming the file and what is wrong in it
   * @throws IOException when it cannot be read
   */
  public static <T extends Record> T read(Path file, Class<T> type) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw wrong(file.toString(), "no such file", null);
    }
    return parse(Files.readString(file), type, file.toString());
  }

  /** As {@link #read}, from a text; {@code source} names it in errors. */
  public static <T extends Record> T parse(String json, Class<T> type, String source) {
    try {
      JsonElement tree = JsonBinding.read(GSON, json, JsonElement.class);
      checkKeys(tree, type, "", source);
      return JsonBinding.bind(GSON, tree, type);
    } catch (JsonParseException e) {
      throw wrong(source, e.getMessage(), e);
    }
  }

  private static MammoEdgeException wrong(String source, String what, Throwable cause) {
    return new MammoEdgeException(ExitCode.USAGE, source + ": " + what, cause);
  }

  private static void checkKeys(JsonElement element, Type type, String path, String source) {
    if (element.isJsonArray() && type instanceof ParameterizedType list) {
      element
          .getAsJsonArray()
          .forEach(
              e ->
                  checkKeys(
                      e,
                      list.getActualTypeArguments()[0],
                      path.replaceFirst("\\.$", "") + "[].",
                      source));
    } else if (element.isJsonObject() && type instanceof Class<?> raw && raw.isRecord()) {
      element
          .getAsJsonObject()
          .entrySet()
          .forEach(
              entry ->
                  checkKeys(
                      entry.getValue(),
                      component(raw, entry.getKey(), path, source).getGenericType(),
                      path + entry.getKey() + ".",
                      source));
    }
  }

  private static RecordComponent component(Class<?> type, String key, String path, String source) {
    RecordComponent[] components = type.getRecordComponents();
    return Arrays.stream(components)
        .filter(c -> c.getName().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    source,
                    "unknown key '"
                        + path
                        + key
                        + "'; known here: "
                        + Arrays.stream(components)
                            .map(RecordComponent::getName)
                            .collect(Collectors.joining(", ")),
                    null));
  }
}

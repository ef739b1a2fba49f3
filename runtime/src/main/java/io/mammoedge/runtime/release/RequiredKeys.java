package io.mammoedge.runtime.release;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.mammoedge.runtime.IntegrityException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says which key of a manifest is missing. Gson would fill a missing number with 0, which is no
 * error message and a wrong tolerance.
 */
final class RequiredKeys {
  /** What may be absent or null: all else is required. */
  private static final Set<String> OPTIONAL =
      Set.of(
          "operatingPoint",
          "operatingPoint.sensitivityCi95",
          "operatingPoint.specificityCi95",
          "evidence",
          "evidence.ci95",
          "files");

  private RequiredKeys() {}

  static void check(JsonObject manifest, String source) {
    try {
      check(manifest, Manifest.class, "");
    } catch (JsonParseException e) {
      throw new IntegrityException(source + ": " + e.getMessage(), e);
    }
  }

  static void check(JsonObject json, Class<?> type, String path) {
    for (RecordComponent component : type.getRecordComponents()) {
      String key = path.isEmpty() ? component.getName() : path + "." + component.getName();
      JsonElement value = json.get(component.getName());
      if (value != null && !value.isJsonNull()) {
        descend(value, component.getGenericType(), key);
      } else if (!OPTIONAL.contains(key)) {
        throw new JsonParseException("'" + key + "' is missing");
      }
    }
  }

  private static void descend(JsonElement value, Type type, String key) {
    if (type instanceof Class<?> record && record.isRecord() && value instanceof JsonObject json) {
      check(json, record, key);
    } else if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      elements(value, generic).forEach(e -> descendInto(e, arguments[arguments.length - 1], key));
    }
  }

  private static void descendInto(JsonElement element, Type type, String key) {
    if (element.isJsonNull()) {
      throw new JsonParseException("'" + key + "' holds null");
    }
    descend(element, type, key);
  }

  private static Iterable<JsonElement> elements(JsonElement value, ParameterizedType type) {
    if (type.getRawType() == Map.class && value instanceof JsonObject json) {
      return json.asMap().values();
    }
    return type.getRawType() == List.class && value instanceof JsonArray array ? array : List.of();
  }
}

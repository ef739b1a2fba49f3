package io.mammoedge.runtime.release;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import io.mammoedge.runtime.IntegrityException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says which key of a manifest is missing or of another kind than its record wants. Gson would fill
 * a missing number with 0 and read a number out of a text, which are no error messages.
 */
final class ManifestShape {
  /** What may be absent or null: all else is required. */
  private static final Set<String> OPTIONAL =
      Set.of(
          "operatingPoint",
          "operatingPoint.sensitivityCi95",
          "operatingPoint.specificityCi95",
          "evidence",
          "evidence.ci95",
          "parity.deltaAuc",
          "domain.reference",
          "provenance.changes",
          "preprocessing.steps.resample.fit",
          "preprocessing.steps.resample.filter",
          "files");

  private ManifestShape() {}

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
        value(value, component.getGenericType(), key);
      } else if (!OPTIONAL.contains(key)) {
        throw new JsonParseException("'" + key + "' is missing");
      }
    }
  }

  private static void value(JsonElement value, Type type, String key) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      for (JsonElement element : elements(value, generic, key)) {
        element(element, arguments[arguments.length - 1], key);
      }
    } else if (type instanceof Class<?> simple && simple.isRecord()) {
      require(value instanceof JsonObject, key, "an object");
      check(value.getAsJsonObject(), simple, key);
    } else {
      scalar(value, type, key);
    }
  }

  private static void element(JsonElement element, Type type, String key) {
    if (element.isJsonNull()) {
      throw new JsonParseException("'" + key + "' holds null");
    }
    value(element, type, key);
  }

  private static Collection<JsonElement> elements(
      JsonElement value, ParameterizedType type, String key) {
    if (type.getRawType() == Map.class) {
      require(value instanceof JsonObject, key, "an object");
      return value.getAsJsonObject().asMap().values();
    }
    require(value instanceof JsonArray && type.getRawType() == List.class, key, "a list");
    return value.getAsJsonArray().asList();
  }

  private static void scalar(JsonElement value, Type type, String key) {
    if (type == String.class) {
      require(value instanceof JsonPrimitive p && p.isString(), key, "a text");
    } else if (type == boolean.class) {
      require(value instanceof JsonPrimitive p && p.isBoolean(), key, "true or false");
    } else if (type == int.class || type == Integer.class) {
      // Gson would keep the lowest 32 bits of a longer one.
      require(isWhole(value) && value.getAsLong() == value.getAsInt(), key, "a whole number");
    } else if (type == long.class) {
      require(isWhole(value), key, "a whole number");
    } else if (type == double.class || type == float.class || type == Double.class) {
      require(isNumber(value), key, "a number");
    }
  }

  private static boolean isNumber(JsonElement value) {
    return value instanceof JsonPrimitive p && p.isNumber();
  }

  private static boolean isWhole(JsonElement value) {
    return isNumber(value) && value.getAsString().matches("-?[0-9]{1,18}");
  }

  private static void require(boolean good, String key, String kind) {
    if (!good) {
      throw new JsonParseException("'" + key + "' is not " + kind);
    }
  }
}

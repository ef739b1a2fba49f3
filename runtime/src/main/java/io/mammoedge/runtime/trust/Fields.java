package io.mammoedge.runtime.trust;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import io.mammoedge.runtime.JsonBinding;
import io.mammoedge.runtime.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * The fields of a JSON object nobody has vouched for. Each is what it should be, or a {@link
 * JsonParseException} names it by its path.
 */
final class Fields {
  private static final Gson GSON = new GsonBuilder().setStrictness(Strictness.STRICT).create();

  private final JsonObject object;
  private final String path;

  private Fields(JsonElement element, String path) {
    if (!(element instanceof JsonObject fields)) {
      throw new JsonParseException(
          (path.isEmpty() ? "it" : "'" + path + "'") + " is not an object");
    }
    this.object = fields;
    this.path = path;
  }

  static Fields of(byte[] json) {
    String text = new String(json, StandardCharsets.UTF_8);
    return new Fields(JsonBinding.read(GSON, text, JsonElement.class), "");
  }

  boolean has(String key) {
    JsonElement value = object.get(key);
    return value != null && !value.isJsonNull();
  }

  Fields object(String key) {
    return new Fields(value(key), name(key));
  }

  String text(String key) {
    if (value(key) instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    throw bad(key, "is not a text");
  }

  boolean flag(String key) {
    if (value(key) instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw bad(key, "is not true or false");
  }

  byte[] bytes(String key) {
    try {
      return Base64.getDecoder().decode(text(key));
    } catch (IllegalArgumentException e) {
      throw bad(key, "is not base64");
    }
  }

  /** A SHA-256: 64 lower-case hexadecimal digits. */
  String sha256(String key) {
    String digest = text(key);
    if (!digest.matches("[0-9a-f]{64}")) {
      throw bad(key, "is not a SHA-256 of 64 lower-case digits");
    }
    return digest;
  }

  void require(String key, String value) {
    String found = text(key);
    if (!found.equals(value)) {
      throw bad(key, "is '" + Printable.of(found) + "', not '" + value + "'");
    }
  }

  List<Fields> objects(String key) {
    JsonArray array = array(key);
    List<Fields> objects = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      objects.add(new Fields(array.get(i), name(key) + "[" + i + "]"));
    }
    return objects;
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (JsonElement element : array(key)) {
      if (!(element instanceof JsonPrimitive primitive) || !primitive.isString()) {
        throw bad(key, "holds something that is not a text");
      }
      texts.add(element.getAsString());
    }
    return texts;
  }

  /** People write configurations, and a typing error in a key must not go unnoticed. */
  void requireOnly(Set<String> known) {
    for (String key : object.keySet()) {
      if (!known.contains(key)) {
        throw bad(Printable.of(key), "is not known here");
      }
    }
  }

  JsonParseException bad(String key, String what) {
    return new JsonParseException("'" + name(key) + "' " + what);
  }

  private JsonArray array(String key) {
    if (value(key) instanceof JsonArray array) {
      return array;
    }
    throw bad(key, "is not a list");
  }

  private JsonElement value(String key) {
    if (!has(key)) {
      throw bad(key, "is missing");
    }
    return object.get(key);
  }

  private String name(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}

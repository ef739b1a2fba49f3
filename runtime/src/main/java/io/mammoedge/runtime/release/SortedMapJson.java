package io.mammoedge.runtime.release;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.TreeMap;

/** Maps by ascending key, so that the order of insertion does not show. */
final class SortedMapJson implements JsonSerializer<Map<String, ?>> {
  @Override
  public JsonElement serialize(Map<String, ?> map, Type type, JsonSerializationContext context) {
    JsonObject json = new JsonObject();
    new TreeMap<String, Object>(map)
        .forEach((key, value) -> json.add(key, context.serialize(value)));
    return json;
  }
}

package io.mammoedge.trainer.imports;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The layers of a stored Keras model ({@code model_config}) in their order, as Keras 2 and Keras 3
 * write it into HDF5. Nested models are dissolved, layers that do nothing in evaluation left out.
 */
final class KerasGraph {
  private static final Set<String> MODELS = Set.of("Model", "Functional");
  private static final Set<String> IDLE = Set.of("Dropout", "SpatialDropout2D");
  private static final int MOST_NESTED = 8;

  private final List<KerasLayer> layers = new ArrayList<>();
  private final Map<String, List<KerasLayer>> consumers = new HashMap<>();

  private KerasGraph() {}

  /**
   * Reads a model.
   *
   * @throws KerasLayer.NotOurs naming a layer that is used in a way unknown here
   */
  static KerasGraph of(JsonObject model) {
    KerasGraph graph = new KerasGraph();
    if (!MODELS.contains(text(model, "class_name"))) {
      throw new KerasLayer.NotOurs(
          "the model is a " + text(model, "class_name") + ", not one of layers by name");
    }
    graph.add(config(model), "", "", 0);
    return graph;
  }

  /** The first layer: the input. */
  KerasLayer input() {
    return layers.stream()
        .filter(layer -> layer.is("InputLayer"))
        .findFirst()
        .orElseThrow(() -> new KerasLayer.NotOurs("the model has no input layer"));
  }

  /** [N, H, W, C] of the input; -1 where the file leaves it open. */
  List<Integer> inputShape() {
    KerasLayer input = input();
    String key = input.config().has("batch_shape") ? "batch_shape" : "batch_input_shape";
    List<Integer> shape = input.integers(key);
    if (shape.size() != 4) {
      throw input.refused("is not [N, H, W, C]");
    }
    return shape;
  }

  /** The layers that read a layer's output. */
  List<KerasLayer> after(KerasLayer layer) {
    return consumers.getOrDefault(layer.id(), List.of());
  }

  /** How many layers of a type there are. */
  long count(String type) {
    return layers.stream().filter(layer -> layer.is(type)).count();
  }

  /** Adds the layers of a model; gives the name of its output. */
  private String add(JsonObject config, String prefix, String group, int depth) {
    if (depth > MOST_NESTED) {
      throw new KerasLayer.NotOurs("models are nested more than " + MOST_NESTED + " deep");
    }
    Map<String, String> ids = new HashMap<>();
    String last = prefix;
    for (JsonElement element : array(config, "layers")) {
      JsonObject layer = element.getAsJsonObject();
      String name = text(layer, "name");
      List<String> inputs =
          inputs(layer).stream().map(input -> ids.getOrDefault(input, input)).toList();
      last = add(layer, name, inputs, new Place(prefix, group.isEmpty() ? name : group, depth));
      ids.put(name, last);
    }
    String output = outputName(config);
    return output.isEmpty() ? last : ids.getOrDefault(output, last);
  }

  /**
   * Where a layer stands.
   *
   * @param prefix name of the input of the model around it; empty outside
   */
  private record Place(String prefix, String group, int depth) {}

  private String add(JsonObject layer, String name, List<String> inputs, Place place) {
    String type = text(layer, "class_name");
    JsonObject config = config(layer);
    if (MODELS.contains(type)) {
      return add(config, one(name, inputs), place.group, place.depth + 1);
    }
    if (type.equals("InputLayer") && !place.prefix.isEmpty()) {
      return place.prefix;
    }
    if (IDLE.contains(type) || isLinear(type, config)) {
      return one(name, inputs);
    }
    String id = place.group + "/" + name;
    KerasLayer added = new KerasLayer(place.group, name, type, config, inputs, id);
    layers.add(added);
    inputs.forEach(input -> consumers.computeIfAbsent(input, key -> new ArrayList<>()).add(added));
    return id;
  }

  private static boolean isLinear(String type, JsonObject config) {
    return type.equals("Activation") && text(config, "activation").equals("linear");
  }

  private static String one(String name, List<String> inputs) {
    if (inputs.size() != 1) {
      throw new KerasLayer.NotOurs("layer '" + name + "' has " + inputs.size() + " inputs");
    }
    return inputs.get(0);
  }

  private static List<String> inputs(JsonObject layer) {
    JsonArray calls = array(layer, "inbound_nodes");
    if (calls.size() > 1) {
      throw new KerasLayer.NotOurs("layer '" + text(layer, "name") + "' is used more than once");
    }
    List<String> names = new ArrayList<>();
    calls.forEach(call -> collect(call, names));
    return names;
  }

  /** Keras 2: {@code [[["name", 0, 0, {}]]]}; Keras 3: {@code keras_history: ["name", 0, 0]}. */
  private static void collect(JsonElement element, List<String> names) {
    if (element.isJsonObject()) {
      element.getAsJsonObject().asMap().values().forEach(value -> collect(value, names));
    } else if (element.isJsonArray()) {
      JsonArray list = element.getAsJsonArray();
      if (isReference(list)) {
        names.add(list.get(0).getAsString());
      } else {
        list.forEach(value -> collect(value, names));
      }
    }
  }

  private static boolean isReference(JsonArray list) {
    return list.size() >= 3
        && list.get(0).isJsonPrimitive()
        && list.get(0).getAsJsonPrimitive().isString()
        && list.get(1).isJsonPrimitive();
  }

  private static String outputName(JsonObject config) {
    List<String> names = new ArrayList<>();
    if (config.has("output_layers")) {
      collect(config.get("output_layers"), names);
    }
    return names.isEmpty() ? "" : names.get(0);
  }

  private static JsonObject config(JsonObject owner) {
    JsonElement config = owner.get("config");
    if (config == null || !config.isJsonObject()) {
      throw new KerasLayer.NotOurs("a layer without 'config'");
    }
    return config.getAsJsonObject();
  }

  private static JsonArray array(JsonObject owner, String key) {
    JsonElement value = owner.get(key);
    if (value == null || !value.isJsonArray()) {
      throw new KerasLayer.NotOurs("the stored model has no list '" + key + "'");
    }
    return value.getAsJsonArray();
  }

  private static String text(JsonObject owner, String key) {
    JsonElement value = owner.get(key);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}

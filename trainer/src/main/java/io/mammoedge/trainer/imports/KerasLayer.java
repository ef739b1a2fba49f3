package io.mammoedge.trainer.imports;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One layer of a stored Keras model, nested models dissolved.
 *
 * @param group under which its weights lie: its own name, or that of the model around it
 * @param name its own name
 * @param type Keras's class, such as {@code Conv2D}
 * @param config what its constructor was given
 * @param inputs names of the layers before it, unique within the dissolved model
 * @param id its own unique name
 */
record KerasLayer(
    String group, String name, String type, JsonObject config, List<String> inputs, String id) {
  KerasLayer {
    inputs = List.copyOf(inputs);
  }

  boolean is(String someType) {
    return type.equals(someType);
  }

  boolean isRelu() {
    return is("ReLU") || (is("Activation") && word("activation").equals("relu"));
  }

  /** A number of the configuration. */
  double number(String key) {
    JsonElement value = config.get(key);
    if (value == null || !value.isJsonPrimitive()) {
      throw refused("has no '" + key + "'");
    }
    return value.getAsDouble();
  }

  /** A word of the configuration, or "" where there is none. */
  String word(String key) {
    JsonElement value = config.get(key);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }

  /** Integers of the configuration in one row; nested lists are flattened. */
  List<Integer> integers(String key) {
    JsonElement value = config.get(key);
    if (value == null || !value.isJsonArray()) {
      throw refused("has no '" + key + "'");
    }
    return flat(value.getAsJsonArray());
  }

  private static List<Integer> flat(JsonArray array) {
    return IntStream.range(0, array.size())
        .mapToObj(array::get)
        .flatMap(
            element ->
                element.isJsonArray()
                    ? flat(element.getAsJsonArray()).stream()
                    : Stream.of(element.isJsonNull() ? -1 : element.getAsInt()))
        .toList();
  }

  /** Whether it is a convolution of that kernel. */
  boolean isSquareKernel(int length) {
    return is("Conv2D") && isSquare("kernel_size", length);
  }

  /** Whether a list of the configuration is a square of that length. */
  boolean isSquare(String key, int length) {
    return integers(key).stream().allMatch(value -> value == length);
  }

  /** The error of a layer that our networks do not have. */
  NotOurs refused(String why) {
    return new NotOurs("layer '" + name + "' (" + type + ") " + why);
  }

  /** Something in a stored model that no network here has. */
  static final class NotOurs extends IllegalArgumentException {
    NotOurs(String message) {
      super(message);
    }
  }
}

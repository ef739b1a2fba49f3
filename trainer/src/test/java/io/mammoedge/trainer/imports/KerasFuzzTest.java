package io.mammoedge.trainer.imports;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.testing.Hostile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Configurations of Keras models. */
class KerasFuzzTest {
  private static final int PER_BYTE = 8192;

  static Stream<byte[]> config() {
    return Stream.of(
            """
            {"class_name": "Model", "config": {"layers": [
            {"name": "i", "class_name": "InputLayer", "inbound_nodes": [],
             "config": {"batch_input_shape": [null, 64, 64, 3]}},
            {"name": "z", "class_name": "ZeroPadding2D", "config": {"padding": [[3, 3], [3, 3]]},
             "inbound_nodes": [[["i", 0, 0, {}]]]},
            {"name": "c", "class_name": "Conv2D", "config": {"filters": 4, "kernel_size": [7, 7],
             "strides": [2, 2], "dilation_rate": [1, 1], "padding": "valid"},
             "inbound_nodes": [{"args": [{"config": {"keras_history": ["z", 0, 0]}}]}]}],
            "output_layers": [["c", 0, 0]]}}
            """)
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource
  @FuzzTest
  void config(byte[] content) {
    String json = new String(content, StandardCharsets.UTF_8);
    Hostile.read(
        content,
        PER_BYTE,
        () -> {
          JsonObject model;
          try {
            model = JsonParser.parseString(json).getAsJsonObject();
          } catch (JsonParseException | IllegalStateException e) {
            return; // KerasFile says so of the file.
          }
          KerasImport.network(Path.of("a.h5"), model);
        });
  }
}

package io.mammoedge.trainer.imports;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.weights.Tensor;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A model that Keras saved as HDF5 ({@code model.save}): its configuration as JSON in an attribute,
 * its weights under {@code model_weights/<layer>/}, named {@code <layer>/kernel} or, by Keras 2,
 * {@code <layer>/kernel:0}.
 *
 * @param config {@code model_config}
 * @param version of the Keras that wrote it
 * @param weights by group, layer and weight: {@code model_1/conv1/kernel}
 */
record KerasFile(JsonObject config, String version, Map<String, Tensor> weights) {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  /** Groups may be linked in a circle. */
  private static final int MOST_NESTED = 32;

  /** Whether a file begins as HDF5 does. */
  static boolean isOne(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE);
    }
  }

  /**
   * Reads a file.
   *
   * @throws MammoEdgeException when it is not such a file
   */
  static KerasFile read(Path file) {
    try (HdfFile hdf = new HdfFile(file)) {
      JsonObject config = JsonParser.parseString(text(hdf, "model_config")).getAsJsonObject();
      Map<String, Tensor> weights = new HashMap<>();
      if (!(hdf.getChild("model_weights") instanceof Group groups)) {
        throw new IllegalArgumentException("it has no 'model_weights'");
      }
      for (Node group : groups) {
        collect(group, new Place(group.getName(), "", 0), weights);
      }
      return new KerasFile(config, text(hdf, "keras_version"), weights);
    } catch (HdfException // and what jhdf lets through where a damaged file misleads it
        | JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | ClassCastException
        | IndexOutOfBoundsException
        | ArithmeticException
        | NegativeArraySizeException
        | NullPointerException
        | BufferUnderflowException
        | UnsupportedOperationException e) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          file
              + " is no Keras model with its configuration (model.save as HDF5): "
              + e.getMessage(),
          e);
    }
  }

  private static String text(HdfFile hdf, String name) {
    Attribute attribute = hdf.getAttribute(name);
    if (attribute == null || !(attribute.getData() instanceof String text)) {
      throw new IllegalArgumentException("it has no '" + name + "'");
    }
    return text;
  }

  /** Scopes around a layer may repeat names of models; the last two parts are layer and weight. */
  private record Place(String group, String layer, int depth) {}

  private static void collect(Node node, Place at, Map<String, Tensor> weights) {
    if (at.depth > MOST_NESTED) {
      throw new IllegalArgumentException("its groups lie in each other without end");
    }
    if (node instanceof Group parent) {
      for (Node child : parent) {
        collect(child, new Place(at.group, parent.getName(), at.depth + 1), weights);
      }
    } else if (node instanceof Dataset dataset) {
      String weight = dataset.getName().replaceFirst(":0$", "");
      weights.put(at.group + "/" + at.layer + "/" + weight, tensor(dataset));
    }
  }

  private static Tensor tensor(Dataset dataset) {
    int[] dimensions = dataset.getDimensions();
    long[] shape = new long[dimensions.length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = dimensions[i];
    }
    if (!(dataset.getDataFlat() instanceof float[] values)) {
      throw new IllegalArgumentException(dataset.getPath() + " does not hold float32");
    }
    return new Tensor(shape, values);
  }
}

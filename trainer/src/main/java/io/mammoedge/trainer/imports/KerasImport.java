package io.mammoedge.trainer.imports;

import com.google.gson.JsonObject;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.weights.Tensor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A network of ours with the weights of a stored Keras network.
 *
 * @param file it came from
 * @param version of the Keras that wrote it
 * @param network what it is
 * @param weights by our path
 */
public record KerasImport(
    Path file, String version, KerasNetwork network, Map<String, Tensor> weights) {
  /**
   * Reads a file.
   *
   * @throws MammoEdgeException when it is no Keras model, or of a network that is not built here
   */
  static KerasImport read(Path file) {
    KerasFile keras = KerasFile.read(file);
    KerasNetwork network = network(file, keras.config());
    return new KerasImport(
        file, keras.version(), network, new KerasWeights(file, keras, network).take());
  }

  /**
   * Tells a network from its stored configuration.
   *
   * @param file names it in errors
   * @throws MammoEdgeException when it is not built here, or the configuration is not Keras's
   */
  static KerasNetwork network(Path file, JsonObject config) {
    try {
      return KerasNetwork.of(config);
    } catch (KerasLayer.NotOurs e) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          file + " holds a network that is not built here: " + e.getMessage(),
          e);
    } catch (IllegalArgumentException
        | IllegalStateException
        | UnsupportedOperationException
        | ClassCastException e) {
      // What Gson throws for a value of another kind, and our records for one out of range.
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          file + ": its model_config is not as Keras writes it: " + e.getMessage(),
          e);
    }
  }

  /**
   * The same, if it is on that backbone.
   *
   * @throws MammoEdgeException naming both
   */
  KerasImport requireBackbone(Backbone wanted) {
    Backbone found = network.spec().backbone();
    if (!found.equals(wanted)) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          file + " holds " + found.notation() + ", not " + wanted.notation());
    }
    return this;
  }

  /** Copies the map. */
  public KerasImport {
    weights = new HashMap<>(weights);
  }
}

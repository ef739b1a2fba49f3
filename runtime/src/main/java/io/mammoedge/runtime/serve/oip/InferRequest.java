package io.mammoedge.runtime.serve.oip;

import io.mammoedge.runtime.preprocess.Plane;
import java.util.List;
import java.util.Objects;

/**
 * What a client asks.
 *
 * @param id to be repeated in the answer, or null
 * @param image presentation values 0..65535
 * @param outputs that are asked for, each with whether it is to be binary; empty for all
 * @param binaryOutput whether all outputs are to be binary that do not say otherwise
 */
record InferRequest(String id, Plane image, List<Wanted> outputs, boolean binaryOutput) {
  InferRequest {
    Objects.requireNonNull(image, "image is null");
    outputs = List.copyOf(outputs);
  }

  /**
   * An output that is asked for.
   *
   * @param name of the output
   * @param binary whether it is to be binary; null: as the request says of all
   */
  record Wanted(String name, Boolean binary) {}
}

package io.mammoedge.trainer.imports;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.weights.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tensors that came under the names of another program, sought under ours. All that is missing or
 * of another shape ends in one error.
 */
final class StateDict {
  private static final int MOST_NAMED = 4;

  private final String file;
  private final Map<String, Tensor> tensors;
  private final Map<String, Tensor> found = new LinkedHashMap<>();
  private final List<String> wrong = new ArrayList<>();

  /**
   * What a file holds.
   *
   * @param file names it in the error
   */
  StateDict(String file, Map<String, Tensor> tensors) {
    this.file = file;
    this.tensors = tensors;
  }

  /** Takes a tensor over under our path. */
  void take(String path, String theirs, long... shape) {
    Tensor tensor = tensors.get(theirs);
    if (tensor == null) {
      wrong.add("'" + theirs + "' is missing");
    } else if (!Arrays.equals(tensor.shape(), shape)) {
      wrong.add("'" + theirs + "' is " + words(tensor.shape()) + ", not " + words(shape));
    } else {
      found.put(path, tensor);
    }
  }

  private static String words(long... shape) {
    return Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining("x"));
  }

  /**
   * What was taken over, by our paths.
   *
   * @throws MammoEdgeException naming what was not there
   */
  Map<String, Tensor> taken(String network) {
    if (!wrong.isEmpty()) {
      String more =
          wrong.size() > MOST_NAMED ? " and " + (wrong.size() - MOST_NAMED) + " more" : "";
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          file
              + " does not hold the weights of "
              + network
              + ": "
              + String.join(", ", wrong.subList(0, Math.min(MOST_NAMED, wrong.size())))
              + more);
    }
    return found;
  }
}

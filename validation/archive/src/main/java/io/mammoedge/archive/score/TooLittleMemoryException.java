package io.mammoedge.archive.score;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;

/**
 * An image did not fit into the heap of its executor. The {@link OutOfMemoryError} is no cause of
 * it: Spark ends an executor, in local mode the driver, where it finds one among the causes.
 */
final class TooLittleMemoryException extends MammoEdgeException {
  TooLittleMemoryException() {
    super(ExitCode.INTERNAL, "too little memory for an image");
  }
}

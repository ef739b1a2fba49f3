package io.mammoedge.archive.score;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;

/**
 * An image did not fit into the memory of its executor, or the engine failed on it: its fault, or
 * the machine's. An {@link OutOfMemoryError} is no cause of it: Spark ends an executor, in local
 * mode the driver, where it finds one among the causes.
 */
final class SuspectImageException extends MammoEdgeException {
  SuspectImageException(String reason) {
    super(ExitCode.INTERNAL, reason);
  }
}

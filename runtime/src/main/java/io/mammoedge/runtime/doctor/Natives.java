package io.mammoedge.runtime.doctor;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.engine.InferenceSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * ONNX Runtime's own library, which is unpacked into a folder and loaded from there.
 *
 * @param folder where to: {@code onnxruntime.native.path}, else {@code java.io.tmpdir}
 * @param executable whether the system lets programs be run from there
 * @param version of ONNX Runtime; null where it did not load
 * @param problem why it did not load; null where it did
 */
public record Natives(String folder, boolean executable, String version, String problem) {
  static Natives here() {
    String given = System.getProperty("onnxruntime.native.path");
    Path folder = Path.of(given == null ? System.getProperty("java.io.tmpdir") : given);
    boolean executable = given != null || isExecutable(folder);
    try {
      return new Natives(folder.toString(), executable, InferenceSession.engineVersion(), null);
    } catch (MammoEdgeException | LinkageError e) {
      String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return new Natives(folder.toString(), executable, null, problem);
    }
  }

  /** Tries: a folder mounted with noexec says so in no attribute of its own. */
  private static boolean isExecutable(Path folder) {
    try {
      Path script =
          Files.createTempFile(
              folder,
              "doctor",
              ".sh",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      try {
        Files.writeString(script, "#!/bin/sh\nexit 0\n");
        return new ProcessBuilder(script.toString()).start().waitFor() == 0;
      } finally {
        Files.delete(script);
      }
    } catch (UnsupportedOperationException e) {
      // A system without such permissions (Windows) has no noexec either.
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package io.mammoedge.exporter.release;

import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.release.ReleaseFiles;
import io.mammoedge.runtime.release.ReleaseSigning;
import io.mammoedge.runtime.store.Pointer;
import io.mammoedge.runtime.store.ReleaseDraft;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a release beside its place, verifies it, and moves it there in one rename: whenever this
 * is killed, there is a whole release or none. What a killed one wrote is a hidden draft, which a
 * later export into the same line deletes ({@link ReleaseDraft}).
 */
final class Publication {
  private static final int BUFFER = 1 << 16;

  private Publication() {}

  /**
   * Publishes.
   *
   * @return the release's directory
   * @throws MammoEdgeException with {@link ExitCode#EXISTS_ALREADY} when the version is there
   */
  static Path publish(ExportRequest request, ReleaseContent content) {
    Path target = request.target();
    ReleaseDraft.requireNew(target);
    try (ReleaseDraft draft = ReleaseDraft.in(target.getParent())) {
      Path directory = draft.directory();
      content.files().forEach((name, bytes) -> AtomicFile.write(directory.resolve(name), bytes));
      Map<String, String> digests = new TreeMap<>();
      content
          .models()
          .forEach((name, model) -> digests.put(name, write(model, directory.resolve(name))));
      String bill = BillOfMaterials.text(content.core(), digests);
      AtomicFile.write(directory.resolve("bom.json"), bill);
      ReleaseFiles.writeManifest(directory, content.core());
      ReleaseFiles.writeSums(directory);
      request.signer().ifPresent(signer -> ReleaseSigning.sign(directory, signer, false));
      Release.open(directory);
      draft.moveTo(target);
    }
    Pointer.pointFirst(target);
    return target;
  }

  /** Gives the file's digest; the draft is brought to the disk as a whole. */
  private static String write(Model model, Path file) {
    MessageDigest digest = Digests.newSha256();
    AtomicFile.write(
        file,
        channel -> {
          OutputStream bytes = Channels.newOutputStream(channel);
          OutputStream out =
              new BufferedOutputStream(new DigestOutputStream(bytes, digest), BUFFER);
          model.writeTo(out);
          out.flush();
        });
    return Digests.hex(digest.digest());
  }
}

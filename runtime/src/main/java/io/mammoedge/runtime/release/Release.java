package io.mammoedge.runtime.release;

import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.trust.TrustPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A release whose files were all verified when it was opened.
 *
 * @param directory its version directory
 * @param manifest what {@code manifest.json} says
 * @param seal its root digest, and who signed it
 */
public record Release(Path directory, Manifest manifest, Seal seal) {
  /** Checks for nulls; {@link #open(Path)} is the way to get one. */
  public Release {
    Objects.requireNonNull(directory, "directory is null");
    Objects.requireNonNull(manifest, "manifest is null");
    Objects.requireNonNull(seal, "seal is null");
  }

  /**
   * Opens and verifies a release. A signature is not looked at.
   *
   * <p>A version's folder may have any name: a copy on a stick is the same release. What a line
   * opens must be what the names of line and version say.
   *
   * @param path {@code <store>/<name>/<version>}, or {@code <store>/<name>}: then its file {@code
   *     current} names the version
   * @throws IntegrityException when a file is missing, altered, unlisted, a symbolic link or
   *     forbidden, or a line's version is another release; the message names it
   * @throws UncheckedIOException when a file cannot be read
   */
  public static Release open(Path path) {
    return open(ReleaseLocator.locate(path), null);
  }

  /**
   * As {@link #open(Path)}, and refuses what no trusted key has signed. The bytes that {@link
   * #model} and {@link #file} give are those that were signed: they are compared with digests that
   * came with the signed manifest.
   *
   * @param trust whose signatures count
   * @throws IntegrityException also when there is no signature, or none that counts today, or a
   *     file is not what was signed
   */
  public static Release open(Path path, TrustPolicy trust) {
    Objects.requireNonNull(trust, "trust is null");
    return open(ReleaseLocator.locate(path), trust);
  }

  /**
   * Opens and verifies a version of a line, which must be the release that the names of the folders
   * say.
   *
   * @param trust whose signatures count; null where the signature is not looked at
   * @throws IntegrityException also when the release has another name or version
   */
  public static Release open(ReleasePlace place, TrustPolicy trust) {
    return open(ReleaseLocator.in(place, place.line()), trust);
  }

  private static Release open(ReleaseLocator.Located located, TrustPolicy trust) {
    return located.required(new ReleaseVerifier(located.directory()).verify(trust));
  }

  /** The name and version, such as {@code demo 1.0.0}. */
  public String title() {
    return manifest.name() + " " + manifest.version();
  }

  /**
   * The bytes of a model, verified again: they are what was published, even if the file was changed
   * since {@link #open(Path)}.
   *
   * @param variant {@code fp32} or {@code int8}
   * @throws MammoEdgeException when there is no such variant
   * @throws IntegrityException when its file was changed
   */
  public byte[] model(String variant) {
    return file(modelFile(variant));
  }

  /**
   * As {@link #model}, outside of Java's heap, for an engine.
   *
   * @return direct, from position 0 to its end
   */
  public ByteBuffer modelMemory(String variant) {
    String name = modelFile(variant);
    return VerifiedMemory.read(directory.resolve(name), digest(name))
        .orElseThrow(() -> notPublished(name));
  }

  private String modelFile(String variant) {
    String file = manifest.variants().get(variant);
    if (file == null) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          String.format(
              "%s has no variant '%s', only %s",
              title(), variant, manifest.variants().keySet().stream().sorted().toList()));
    }
    return file;
  }

  /**
   * The verified bytes of any file of the release.
   *
   * @param name its path as in {@link Manifest#files}
   * @throws IntegrityException when it is not listed, or was changed
   */
  public byte[] file(String name) {
    Manifest.FileDigest expected = digest(name);
    byte[] bytes = read(directory.resolve(name));
    if (!Digests.sha256(bytes).equals(expected.sha256())) {
      throw notPublished(name);
    }
    return bytes;
  }

  private Manifest.FileDigest digest(String name) {
    Manifest.FileDigest digest = manifest.files().get(name);
    if (digest == null) {
      throw new IntegrityException(directory + ": '" + name + "' is not listed in the manifest");
    }
    return digest;
  }

  private IntegrityException notPublished(String name) {
    return new IntegrityException(directory + ": '" + name + "' is not the published file");
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

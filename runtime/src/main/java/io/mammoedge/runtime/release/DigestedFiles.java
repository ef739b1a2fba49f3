package io.mammoedge.runtime.release;

import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.release.Manifest.FileDigest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a release directory as they were when they were digested. What is read later must
 * have the same digest: a file may be changed while it is looked at.
 */
final class DigestedFiles {
  private final Path directory;
  private final SortedMap<String, Path> files;
  private final SortedMap<String, FileDigest> digests;

  /** Lists and digests; links and odd names are refused. */
  DigestedFiles(Path directory) {
    this.directory = directory;
    this.files = ReleaseFiles.list(directory);
    this.digests = ReleaseFiles.digestsWithoutSignature(files);
  }

  /** Of every file but the signature and some others. */
  SortedMap<String, FileDigest> without(String... names) {
    SortedMap<String, FileDigest> rest = new TreeMap<>(digests);
    rest.keySet().removeAll(Set.of(names));
    return rest;
  }

  /** SHA-256 by path, of every file but the signature: what is signed. */
  SortedMap<String, String> sha256() {
    SortedMap<String, String> sha256 = new TreeMap<>();
    digests.forEach((name, digest) -> sha256.put(name, digest.sha256()));
    return sha256;
  }

  boolean has(String name) {
    return files.containsKey(name);
  }

  Path require(String name) {
    Path file = files.get(name);
    if (file == null) {
      throw refusal(name, "is missing");
    }
    return file;
  }

  /** The content of a small file. */
  String text(String name) {
    byte[] bytes = SmallFile.bytes(require(name));
    return new String(requireSame(bytes, name), StandardCharsets.UTF_8);
  }

  /** What is done with a file that is read from front to back. */
  @FunctionalInterface
  interface Use<T> {
    T apply(InputStream content, int length);
  }

  /**
   * Reads a file of up to 2 GiB without holding it; what was made of it counts if it is the same.
   */
  <T> T stream(String name, Use<T> use) {
    FileDigest digest = digest(name);
    if (digest.bytes() > Integer.MAX_VALUE) {
      throw refusal(name, "is larger than 2 GiB");
    }
    MessageDigest found = Digests.newSha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(require(name)), found)) {
      T made = use.apply(in, (int) digest.bytes());
      in.transferTo(OutputStream.nullOutputStream());
      requireSame(Digests.hex(found.digest()), name);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] requireSame(byte[] bytes, String name) {
    requireSame(Digests.sha256(bytes), name);
    return bytes;
  }

  private void requireSame(String sha256, String name) {
    if (!sha256.equals(digest(name).sha256())) {
      throw refusal(name, "was changed while it was verified");
    }
  }

  private FileDigest digest(String name) {
    FileDigest digest = digests.get(name);
    if (digest == null) {
      throw refusal(name, "has no digest: it is not covered by SHA256SUMS");
    }
    return digest;
  }

  IntegrityException refusal(String name, String what) {
    return new IntegrityException(directory + ": '" + name + "' " + what);
  }
}

package io.mammoedge.runtime.trust;

import io.mammoedge.runtime.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keys and bundles written by {@code make_signatures.py}, which stands beside them. */
final class Vectors {
  /** All kinds of keys. */
  static final List<String> KEYS = List.of("p256", "p384", "p521", "ed25519");

  private static final List<String> FILES =
      List.of("MODEL_CARD.md", "golden.txt", "golden/a.txt", "model.onnx");

  private Vectors() {}

  static Path file(String name) {
    try {
      return Path.of(Vectors.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bundle(String name) {
    try {
      return Files.readAllBytes(file("bundles/" + name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TrustPolicy trust(String key) {
    return TrustPolicy.load(file(key + ".pub.pem"));
  }

  /** The digests of the signed files. */
  static SortedMap<String, String> digests() {
    SortedMap<String, String> digests = new TreeMap<>();
    FILES.forEach(name -> digests.put(name, Digests.sha256(file("release/" + name))));
    return digests;
  }

  static SignedBy verify(String bundle, TrustPolicy trust) {
    return ReleaseSignature.verify(bundle(bundle), digests(), trust, "release");
  }
}

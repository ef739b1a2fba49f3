package io.mammoedge.runtime.trust;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds and reads what {@code --trust} names: one file, or a folder of files. */
final class TrustFolder {
  private static final int MAX_BYTES = 1 << 20;

  private final List<TrustedKey> keys = new ArrayList<>();
  private final List<RevokedRelease> revoked = new ArrayList<>();

  private TrustFolder() {}

  static TrustPolicy read(Path path) {
    TrustFolder found = new TrustFolder();
    if (Files.isDirectory(path)) {
      files(path).forEach(found::addNamed);
    } else {
      found.add(path);
    }
    if (found.keys.isEmpty()) {
      throw refusal(path, "holds no public key");
    }
    return new TrustPolicy(found.keys, found.revoked);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A revocation must not go unread because of a typing error in its file's name. */
  private void addNamed(Path file) {
    if (!file.toString().endsWith(".pem") && !file.toString().endsWith(".json")) {
      throw refusal(file, "is neither .pem nor .json, which is all that a trust folder may hold");
    }
    add(file);
  }

  private void add(Path file) {
    String text = text(file);
    if (text.stripLeading().startsWith("{")) {
      TrustFile read = TrustFile.read(text, file.toString());
      keys.addAll(read.keys());
      revoked.addAll(read.revokedReleases());
    } else {
      String name = file.getFileName().toString();
      keys.add(TrustedKey.always(name, PublicKeys.read(text, file.toString())));
    }
  }

  private static String text(Path file) {
    if (!Files.isRegularFile(file)) {
      throw refusal(file, "no such public key or trust file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw refusal(file, "larger than " + MAX_BYTES + " bytes, so no key or trust file");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MammoEdgeException refusal(Path path, String what) {
    return new MammoEdgeException(ExitCode.USAGE, path + ": " + what);
  }
}

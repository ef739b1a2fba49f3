package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns patient ids into keyed hashes (HMAC-SHA-256, RFC 2104). Plain hashes of ids can be guessed
 * by trying all ids; these cannot without the key. The key is drawn once per data set and lies in
 * its folder of working records, which is not passed on with it.
 */
final class PatientKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int HASH_DIGITS = 16;

  private final SecretKeySpec key;

  PatientKey(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * The key of a data set; a new one is drawn and kept if it has none yet.
   *
   * @throws MammoEdgeException when it cannot be read or kept, or another run is writing here
   */
  static PatientKey of(Path dataset) {
    Path file = dataset.resolve(PreparedStore.RECORDS).resolve("patient.key");
    // Two first runs at a time must not each draw a key.
    return Files.exists(file)
        ? read(file)
        : RunLock.holding(dataset, () -> Files.exists(file) ? read(file) : draw(file));
  }

  private static PatientKey read(Path file) {
    try {
      byte[] key = Files.readAllBytes(file);
      if (key.length != KEY_BYTES) {
        throw new MammoEdgeException(
            ExitCode.IO, file + ": is damaged; delete it, and the patients get other names");
      }
      return new PatientKey(key);
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.IO, file + ": cannot be read", e);
    }
  }

  private static PatientKey draw(Path file) {
    byte[] drawn = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(drawn);
    try {
      // Where the file system has modes, such a file can be read and written by its owner only.
      Path part = Files.createTempFile(file.getParent(), ".", ".part");
      Files.write(part, drawn, StandardOpenOption.SYNC);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.IO, file + ": cannot be written", e);
    }
    return new PatientKey(drawn);
  }

  /** The hash of an id: 16 hexadecimal digits. */
  String hash(String id) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal(id.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }
}

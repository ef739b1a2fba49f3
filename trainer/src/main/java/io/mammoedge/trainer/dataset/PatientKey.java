package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** The key of a data set; a new one is drawn and kept if it has none yet. */
  static PatientKey of(Path dataset) {
    Path file = dataset.resolve(PreparedStore.RECORDS).resolve("patient.key");
    try {
      if (!Files.exists(file)) {
        byte[] drawn = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(drawn);
        AtomicFile.write(file, drawn);
      }
      return new PatientKey(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.IO, file + ": cannot be read", e);
    }
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

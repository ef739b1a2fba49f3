package io.mammoedge.runtime.audit;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns identifiers into keyed hashes (HMAC-SHA-256, RFC 2104), 64 hexadecimal digits. Plain hashes
 * of ids can be guessed by trying all ids; these cannot without the key. The key is drawn once per
 * log and lies beside it as 64 hexadecimal digits in a file that only its owner may read. Several
 * logs and tables may share one key: then the same image has the same hash in all of them. A key
 * may be serialised, to go to another process of the same job.
 */
public final class AuditKey implements Serializable {
  private static final long serialVersionUID = 1;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;

  private AuditKey(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** Where the key of a log lies: its name with {@code .key}. */
  static Path fileOf(Path log) {
    return log.resolveSibling(log.getFileName() + ".key");
  }

  /**
   * The key of a log; a new one is drawn and kept if it has none yet.
   *
   * @param log its folder exists
   * @throws MammoEdgeException when it cannot be read or kept
   * @throws IntegrityException when it is no key, or a log has lost its own: another key would make
   *     every patient a new one
   */
  static AuditKey of(Path log) {
    Path file = fileOf(log);
    return open(
        file,
        () -> {
          requireNewLog(log, file);
          draw(file);
        });
  }

  /**
   * The key in a file; a new one is drawn where there is none yet.
   *
   * @param file its folder exists
   * @throws MammoEdgeException when it cannot be read or kept
   * @throws IntegrityException when it holds no key
   */
  public static AuditKey inFile(Path file) {
    return open(file, () -> draw(file));
  }

  private static AuditKey open(Path file, Drawing drawing) {
    try {
      if (!Files.exists(file)) {
        drawing.draw();
      }
      return read(file);
    } catch (IOException e) {
      String why = "%s: cannot be read or written (%s)".formatted(file, e.getMessage());
      throw new MammoEdgeException(ExitCode.IO, why, e);
    }
  }

  /** Makes the file. */
  private interface Drawing {
    void draw() throws IOException;
  }

  private static void requireNewLog(Path log, Path file) throws IOException {
    if (Files.exists(log) && Files.size(log) > 0 && !Files.exists(file)) {
      throw new IntegrityException(
          file + ": the key of this log is missing; put it back, or begin another log");
    }
  }

  /** Whole or not there; of two that draw at once the first one's key is kept. */
  private static void draw(Path file) throws IOException {
    byte[] drawn = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(drawn);
    Path folder = file.toAbsolutePath().getParent();
    // Where the file system has modes, such a file can be read and written by its owner only.
    Path part = Files.createTempFile(folder, ".", ".part");
    try {
      Files.writeString(part, HexFormat.of().formatHex(drawn) + "\n", StandardOpenOption.SYNC);
      keep(part, file);
      AtomicFile.forceFolder(folder);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void keep(Path part, Path file) throws IOException {
    try {
      Files.createLink(file, part);
    } catch (FileAlreadyExistsException e) {
      // Somebody else was faster.
      return;
    } catch (UnsupportedOperationException | IOException e) {
      // A file system without links.
      if (!Files.exists(file)) {
        Files.move(part, file);
      }
    }
  }

  private static AuditKey read(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
    if (!text.matches("[0-9a-f]{64}")) {
      throw new IntegrityException(
          file
              + ": is no key of 64 hexadecimal digits; put the right one back, or begin another log");
    }
    return new AuditKey(HexFormat.of().parseHex(text));
  }

  /** Of a SOP Instance UID: the hash of {@code image:} and the UID; null for "". */
  public String image(String sopInstanceUid) {
    return hash("image:", sopInstanceUid);
  }

  /** Of a Patient ID: the hash of {@code patient:} and the id; null for "". */
  public String patient(String patientId) {
    return hash("patient:", patientId);
  }

  /** Of a Study Instance UID: the hash of {@code study:} and the UID; null for "". */
  public String study(String studyInstanceUid) {
    return hash("study:", studyInstanceUid);
  }

  /** Of an Institution Name: the hash of {@code site:} and the name; null for "". */
  public String site(String institution) {
    return hash("site:", institution);
  }

  /** Of a file's path, which may hold a name: the hash of {@code file:} and the path. */
  public String file(String path) {
    return hash("file:", path);
  }

  /**
   * By which a key is known again, and which says nothing about it: the hash of {@code
   * key:fingerprint}.
   */
  public String fingerprint() {
    return hash("key:", "fingerprint");
  }

  private String hash(String kind, String id) {
    if (id.isEmpty()) {
      return null;
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Digests.hex(mac.doFinal((kind + id).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }
}

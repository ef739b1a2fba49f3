package io.mammoedge.runtime.trust;

import com.google.gson.JsonParseException;
import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.Printable;
import java.nio.file.Path;
import java.util.List;

/** A signature beside a file with a test's result: {@code FILE.sigstore.json}. */
public final class TestResultSignature {
  /** What follows the file's own name. */
  public static final String SUFFIX = ".sigstore.json";

  private TestResultSignature() {}

  /**
   * A result whose signature holds.
   *
   * @param statement what was signed
   * @param signedBy whose signature it is
   */
  public record Verified(TestResult statement, SignedBy signedBy) {}

  /** Where the signature of a file stands. */
  public static Path of(Path file) {
    return file.resolveSibling(file.getFileName() + SUFFIX);
  }

  /**
   * Checks a signature, and that it is about a file.
   *
   * @param bundle the content of the signature's file
   * @param content of the file with the result
   * @param trust whose signatures count
   * @param file named in messages
   * @throws IntegrityException when the signature is none, or not one that counts today, or the
   *     file is not what was signed, or what was tested is revoked
   */
  public static Verified verify(byte[] bundle, byte[] content, TrustPolicy trust, Path file) {
    String source = file + ": '" + of(file).getFileName() + "'";
    try {
      Attested attested = Attested.open(bundle, trust, source);
      TestResult statement = TestResult.read(attested.payload());
      requireAbout(content, statement.subjects(), file);
      requireNotRevoked(statement.subjects(), trust, file);
      return new Verified(statement, attested.signedBy());
    } catch (JsonParseException e) {
      throw new IntegrityException(source + ": " + e.getMessage(), e);
    }
  }

  private static void requireAbout(byte[] content, List<TestResult.Artifact> subjects, Path file) {
    if (subjects.isEmpty() || !subjects.get(0).sha256().equals(Digests.sha256(content))) {
      throw new IntegrityException(file + ": is not the signed file: its SHA-256 differs");
    }
  }

  private static void requireNotRevoked(
      List<TestResult.Artifact> subjects, TrustPolicy trust, Path file) {
    subjects.stream()
        .flatMap(subject -> trust.revocation(subject.sha256()).stream())
        .findFirst()
        .ifPresent(
            revoked -> {
              throw new IntegrityException(
                  "%s: the release that was tested is revoked (%s)"
                      .formatted(file, Printable.of(revoked.reason())));
            });
  }
}

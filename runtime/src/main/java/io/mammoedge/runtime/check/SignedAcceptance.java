package io.mammoedge.runtime.check;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.JsonBinding;
import io.mammoedge.runtime.Printable;
import io.mammoedge.runtime.gate.Outcome;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.release.SmallFile;
import io.mammoedge.runtime.trust.SignedBy;
import io.mammoedge.runtime.trust.TestResult;
import io.mammoedge.runtime.trust.TestResultSignature;
import io.mammoedge.runtime.trust.TrustPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An acceptance document that a trusted key has signed, byte for byte. That it is genuine does not
 * say that the release was accepted: the verdict does.
 *
 * @param sha256 of the file
 * @param verdict of the document
 * @param exitCode of the check
 * @param date when, by the machine's clock
 * @param release name and version of what was checked
 * @param releaseSha256 its root digest
 * @param signedBy whose signature it is
 */
public record SignedAcceptance(
    String sha256,
    String verdict,
    int exitCode,
    String date,
    String release,
    String releaseSha256,
    SignedBy signedBy) {
  private static final Gson GSON = new Gson();
  private static final Set<String> GOOD_VERDICTS =
      Stream.of(Outcome.values())
          .filter(Outcome::isGood)
          .map(Outcome::label)
          .collect(Collectors.toUnmodifiableSet());

  /** The part of the document that is shown. */
  private record Head(String verdict, int exitCode, String date, Checked release) {}

  private record Checked(String name, String version, String sha256) {}

  /**
   * Verifies the signature beside a document, then reads it. The document and the statement that
   * was signed about it must say the same.
   *
   * @param file the document
   * @param trust whose signatures count
   * @throws IntegrityException when it is not signed, altered, signed by somebody else, or another
   *     one than the statement says
   * @throws java.io.UncheckedIOException when it cannot be read
   */
  public static SignedAcceptance verify(Path file, TrustPolicy trust) {
    Path signature = TestResultSignature.of(file);
    if (!Files.exists(signature, LinkOption.NOFOLLOW_LINKS)) {
      throw new IntegrityException(
          file + ": not signed: there is no '" + signature.getFileName() + "'");
    }
    byte[] content = SmallFile.bytes(file);
    TestResultSignature.Verified verified =
        TestResultSignature.verify(SmallFile.bytes(signature), content, trust, file);
    Head head = head(content, file);
    requireSame(verified.statement(), head, file);
    return new SignedAcceptance(
        Digests.sha256(content),
        Printable.line(head.verdict()),
        head.exitCode(),
        Printable.line(head.date()),
        Printable.line(head.release().name() + " " + head.release().version()),
        Printable.line(head.release().sha256()),
        verified.signedBy());
  }

  /** Whether what was checked passed; anything else is a no, or no answer. */
  public boolean passed() {
    return exitCode == ExitCode.GOOD.number();
  }

  /**
   * Refuses a release that is not the one that was checked.
   *
   * @throws IntegrityException when its root digest is another one
   */
  public void requireAbout(Release other) {
    if (!other.seal().sha256().equals(releaseSha256)) {
      throw new IntegrityException(
          "%s: is not the release that was checked: its sha256 is %s, that of the result %s"
              .formatted(other.directory(), other.seal().sha256(), releaseSha256));
    }
  }

  private static void requireSame(TestResult statement, Head head, Path file) {
    boolean good = head.exitCode() == ExitCode.GOOD.number();
    boolean saysGood = GOOD_VERDICTS.contains(head.verdict());
    if (statement.passed() != good || saysGood != good) {
      throw new IntegrityException(
          file + ": the result that was signed is not the one in the document");
    }
    if (statement.subjects().size() != 2
        || !statement.subjects().get(1).sha256().equals(head.release().sha256())) {
      throw new IntegrityException(
          file + ": the release that was signed is not the one in the document");
    }
  }

  private static Head head(byte[] content, Path file) {
    try {
      Head head = JsonBinding.read(GSON, new String(content, StandardCharsets.UTF_8), Head.class);
      if (head.verdict() == null || head.date() == null || head.release() == null) {
        throw new JsonParseException("no verdict, date or release");
      }
      return head;
    } catch (JsonParseException e) {
      throw new IntegrityException(
          file + ": signed, but not a result of check (" + e.getMessage() + ")", e);
    }
  }
}

package io.mammoedge.runtime.check;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.JsonBinding;
import io.mammoedge.runtime.Printable;
import io.mammoedge.runtime.release.SmallFile;
import io.mammoedge.runtime.trust.SignedBy;
import io.mammoedge.runtime.trust.TestResultSignature;
import io.mammoedge.runtime.trust.TrustPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

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

  /** The part of the document that is shown. */
  private record Head(String verdict, int exitCode, String date, Checked release) {}

  private record Checked(String name, String version, String sha256) {}

  /**
   * Verifies the signature beside a document, then reads it.
   *
   * @param file the document
   * @param trust whose signatures count
   * @throws IntegrityException when it is not signed, altered, or signed by somebody else
   * @throws java.io.UncheckedIOException when it cannot be read
   */
  public static SignedAcceptance verify(Path file, TrustPolicy trust) {
    Path signature = TestResultSignature.of(file);
    if (!Files.exists(signature, LinkOption.NOFOLLOW_LINKS)) {
      throw new IntegrityException(
          file + ": not signed: there is no '" + signature.getFileName() + "'");
    }
    byte[] content = SmallFile.bytes(file);
    SignedBy signedBy =
        TestResultSignature.verify(SmallFile.bytes(signature), content, trust, file).signedBy();
    Head head = head(content, file);
    return new SignedAcceptance(
        Digests.sha256(content),
        Printable.line(head.verdict()),
        head.exitCode(),
        Printable.line(head.date()),
        Printable.line(head.release().name() + " " + head.release().version()),
        Printable.line(head.release().sha256()),
        signedBy);
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

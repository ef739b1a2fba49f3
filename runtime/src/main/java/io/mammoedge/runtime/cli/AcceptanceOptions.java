package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.check.Acceptance;
import io.mammoedge.runtime.gate.GateCheck;
import io.mammoedge.runtime.gate.GateResult;
import io.mammoedge.runtime.gate.Outcome;
import io.mammoedge.runtime.trust.Signer;
import io.mammoedge.runtime.trust.TestResult;
import io.mammoedge.runtime.trust.TestResult.Artifact;
import io.mammoedge.runtime.trust.TestResultSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** Where {@code check} leaves a document to be kept, and whose signature it gets. */
final class AcceptanceOptions {
  @Option(
      names = "--result",
      paramLabel = "FILE.json",
      description =
          "A document of this check: machine, engine, release, verdict; no patient data. An earlier"
              + " one is removed first.")
  private Path result;

  @Option(
      names = "--sign",
      paramLabel = "KEY.pem",
      description = "Signs that document: FILE.json" + TestResultSignature.SUFFIX + ".")
  private Path key;

  /** The key is read before hours of scoring. */
  Optional<Signer> signer() {
    if (key != null && result == null) {
      throw new MammoEdgeException(ExitCode.USAGE, "--sign signs a document: add --result FILE");
    }
    return Optional.ofNullable(key).map(Signer::load);
  }

  boolean given() {
    return result != null;
  }

  /**
   * Removes an earlier document and its signature, and shows that new ones can be written, before
   * hours of scoring: whatever becomes of this check, no other one's evidence stands in its place.
   *
   * @throws MammoEdgeException when the disk refuses
   */
  void begin() {
    for (Path file : List.of(TestResultSignature.of(result), result)) {
      AtomicFile.write(file, "");
      delete(file);
    }
  }

  /** Writes; what is signed is on the disk before. */
  void write(Acceptance document, GateResult gate, Optional<Signer> signer) {
    Path signature = TestResultSignature.of(result);
    byte[] content = (ResultJson.write(document) + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFile.writeDurably(result, content);
    signer.ifPresent(
        by -> AtomicFile.writeDurably(signature, by.sign(statement(document, content, gate))));
  }

  private TestResult statement(Acceptance document, byte[] content, GateResult gate) {
    Acceptance.Checked release = document.release();
    return new TestResult(
        List.of(
            new Artifact(result.getFileName().toString(), Digests.sha256(content)),
            new Artifact(release.name() + "-" + release.version(), release.sha256())),
        gate.outcome().isGood(),
        document.cohort() == null ? List.of() : inputs(document.cohort()),
        names(gate, outcome -> outcome == Outcome.PASSED),
        names(gate, outcome -> !outcome.isGood()));
  }

  private static List<Artifact> inputs(Acceptance.Cohort cohort) {
    return List.of(
        new Artifact("cohort", cohort.sha256()), new Artifact("images", cohort.imagesSha256()));
  }

  private static List<String> names(GateResult gate, Predicate<Outcome> ended) {
    return gate.checks().stream()
        .filter(check -> ended.test(check.outcome()))
        .map(GateCheck::name)
        .toList();
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

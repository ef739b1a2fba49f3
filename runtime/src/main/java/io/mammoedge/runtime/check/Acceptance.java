package io.mammoedge.runtime.check;

import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.golden.GoldenReport;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.release.ReleasePaths;
import io.mammoedge.runtime.score.Origin;
import io.mammoedge.runtime.trust.SignedBy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * A site's document of one check, to be kept and signed. It holds no patient data: refused files
 * are named by their line in the cohort's table.
 *
 * @param schema of this document
 * @param verdict of all checks: {@code PASSED}, {@code FAILED} or {@code NOT ENOUGH CASES}
 * @param exitCode how the command ended
 * @param date UTC, ISO 8601, by this machine's clock
 * @param release what was checked
 * @param machine where
 * @param engine with what
 * @param program its name and version
 * @param golden the release's own images on this machine
 * @param cohort the site's cases; null where none were given
 * @param researchUse said with every result
 */
public record Acceptance(
    String schema,
    String verdict,
    int exitCode,
    String date,
    Checked release,
    Machine machine,
    Engine engine,
    String program,
    List<GoldenReport> golden,
    Cohort cohort,
    String researchUse) {

  /** Of documents written here. */
  public static final String SCHEMA = "1.0";

  /** Copies the list and checks for nulls. */
  public Acceptance {
    golden = List.copyOf(golden);
    Objects.requireNonNull(verdict, "verdict is null");
    Objects.requireNonNull(release, "release is null");
    Objects.requireNonNull(machine, "machine is null");
    Objects.requireNonNull(engine, "engine is null");
  }

  /** Now, as {@link #date} is written. */
  public static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /**
   * A release.
   *
   * @param name its name
   * @param version its version
   * @param sha256 the root digest of all its files, as {@code verify} prints it
   * @param sha256sums the SHA-256 of its file {@code SHA256SUMS}
   * @param signedBy whose it is; null where that was not checked
   */
  public record Checked(
      String name, String version, String sha256, String sha256sums, SignedBy signedBy) {
    /** The facts of a release. */
    public static Checked of(Release release) {
      return new Checked(
          release.manifest().name(),
          release.manifest().version(),
          release.seal().sha256(),
          Digests.sha256(release.directory().resolve(ReleasePaths.SUMS)),
          release.seal().signedBy());
    }
  }

  /**
   * What computed.
   *
   * @param onnxRuntime its version
   * @param asked the provider that was asked for
   * @param sessions what was taken, and why: one for each golden run, then the cohort's
   */
  public record Engine(String onnxRuntime, String asked, List<Session> sessions) {
    /** Copies the list. */
    public Engine {
      sessions = List.copyOf(sessions);
    }
  }

  /**
   * One loaded model.
   *
   * @param variant {@code fp32} or {@code int8}
   * @param variantReason why that one; null where there was no choice
   * @param provider {@code cpu} or {@code cuda}
   * @param fallbackReason why it is not the GPU; null where it is, or was not asked for
   */
  public record Session(
      String variant, String variantReason, String provider, String fallbackReason) {
    /** The same of an origin. */
    public static Session of(Origin origin) {
      return new Session(
          origin.variant(), origin.variantReason(), origin.provider(), origin.fallbackReason());
    }
  }

  /**
   * A {@link CohortReport} with the digest of its table.
   *
   * @param sha256 of the table
   * @param imagesSha256 as there
   * @param cases scored
   * @param patients among them
   * @param malignant cases among them
   * @param refused as there
   * @param here as there
   * @param comparison as there
   * @param againstEvidence as there
   * @param operatingPoint as there
   */
  public record Cohort(
      String sha256,
      String imagesSha256,
      int cases,
      int patients,
      int malignant,
      List<CohortReport.Refused> refused,
      CohortReport.Auc here,
      CohortReport.Comparison comparison,
      EvidenceComparison againstEvidence,
      OperatingPointHere operatingPoint) {
    /** Copies the list. */
    public Cohort {
      refused = List.copyOf(refused);
    }

    /** Of a report and the digest of its table. */
    public static Cohort of(CohortReport report, String sha256) {
      return new Cohort(
          sha256,
          report.imagesSha256(),
          report.cases(),
          report.patients(),
          report.malignant(),
          report.refused(),
          report.here(),
          report.comparison(),
          report.againstEvidence(),
          report.operatingPoint());
    }
  }
}

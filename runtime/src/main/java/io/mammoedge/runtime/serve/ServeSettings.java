package io.mammoedge.runtime.serve;

import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.serve.dimse.DimseSettings;
import io.mammoedge.runtime.serve.http.Desk;
import io.mammoedge.runtime.serve.http.HttpNode;
import io.mammoedge.runtime.serve.study.SpoolSettings;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a node serves, and how.
 *
 * @param release folder of a release, or of a line with {@code current}, which is then followed
 * @param opener opens and verifies a release's folder
 * @param options how it is used
 * @param http where and for whom
 * @param dicom where associations are taken, if at all
 * @param spool where images stand that were sent to be reported; without one they are scored while
 *     the sender waits
 * @param shadow folder of a release that scores the same and is only compared
 * @param audit log of all results
 * @param desk for bodies while they wait; they are deleted after the answer. Objects for a spool
 *     wait in the spool
 */
public record ServeSettings(
    Path release,
    Function<Path, Release> opener,
    ScoreOptions options,
    HttpNode.Settings http,
    Optional<DimseSettings> dicom,
    Optional<SpoolSettings> spool,
    Optional<Path> shadow,
    Optional<Path> audit,
    Desk desk) {
  /** Checks for nulls. */
  public ServeSettings {
    Objects.requireNonNull(release, "release is null");
    Objects.requireNonNull(opener, "opener is null");
    Objects.requireNonNull(options, "options is null");
    Objects.requireNonNull(http, "http is null");
    Objects.requireNonNull(dicom, "dicom is null");
    Objects.requireNonNull(spool, "spool is null");
    Objects.requireNonNull(shadow, "shadow is null");
    Objects.requireNonNull(audit, "audit is null");
    Objects.requireNonNull(desk, "desk is null");
  }
}

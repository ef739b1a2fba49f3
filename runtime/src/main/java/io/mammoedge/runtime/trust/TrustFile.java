package io.mammoedge.runtime.trust;

import com.google.gson.JsonParseException;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.Printable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/**
 * A trust file: {@code {"schema": "1.0", "keys": [{"name", "publicKey", "validFrom", "validUntil",
 * "revoked": {"since", "reason"}}], "revokedReleases": [{"sha256", "reason"}]}}. People write it:
 * an unknown key is an error that names it.
 */
record TrustFile(List<TrustedKey> keys, List<RevokedRelease> revokedReleases) {
  private static final String SCHEMA = "1.0";

  /**
   * Reads one.
   *
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) with source and key
   */
  static TrustFile read(String json, String source) {
    try {
      Fields file = Fields.of(json.getBytes(StandardCharsets.UTF_8));
      file.requireOnly(Set.of("schema", "keys", "revokedReleases"));
      file.require("schema", SCHEMA);
      return new TrustFile(
          file.objects("keys").stream().map(entry -> key(entry, source)).toList(),
          file.has("revokedReleases")
              ? file.objects("revokedReleases").stream().map(TrustFile::release).toList()
              : List.of());
    } catch (JsonParseException e) {
      throw new MammoEdgeException(ExitCode.USAGE, source + ": " + e.getMessage(), e);
    }
  }

  private static TrustedKey key(Fields entry, String source) {
    entry.requireOnly(Set.of("name", "publicKey", "validFrom", "validUntil", "revoked"));
    String name = entry.text("name");
    LocalDate from = entry.has("validFrom") ? date(entry, "validFrom") : null;
    LocalDate until = entry.has("validUntil") ? date(entry, "validUntil") : null;
    if (from != null && until != null && !from.isBefore(until)) {
      throw entry.bad("validUntil", "is not after validFrom");
    }
    return new TrustedKey(
        name,
        PublicKeys.read(entry.text("publicKey"), source + ": key '" + Printable.of(name) + "'"),
        from,
        until,
        entry.has("revoked") ? revocation(entry.object("revoked")) : null);
  }

  private static Revocation revocation(Fields revoked) {
    revoked.requireOnly(Set.of("since", "reason"));
    return new Revocation(date(revoked, "since"), revoked.text("reason"));
  }

  private static RevokedRelease release(Fields entry) {
    entry.requireOnly(Set.of("sha256", "reason"));
    return new RevokedRelease(entry.sha256("sha256"), entry.text("reason"));
  }

  private static LocalDate date(Fields entry, String key) {
    try {
      return LocalDate.parse(entry.text(key));
    } catch (DateTimeParseException e) {
      throw entry.bad(key, "is not a date such as 2027-01-31");
    }
  }
}

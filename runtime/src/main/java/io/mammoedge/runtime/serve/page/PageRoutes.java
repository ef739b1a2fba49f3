package io.mammoedge.runtime.serve.page;

import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.score.Origin;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.serve.http.Answer;
import io.mammoedge.runtime.serve.http.Asked;
import io.mammoedge.runtime.serve.http.Routes;
import io.mammoedge.runtime.serve.model.Slot;
import java.io.IOException;
import java.io.InputStream;

/**
 * The page's files, which are open to all as there is nothing in them, and what it says of the
 * release.
 */
public final class PageRoutes {
  /** Nothing from elsewhere, and no script but the page's own. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Slot slot;

  /** The page of a release. */
  public PageRoutes(Slot slot) {
    this.slot = slot;
  }

  /** Adds its paths. */
  public void addTo(Routes routes) {
    routes
        .open("/", asked -> file("page.html", "text/html; charset=utf-8"))
        .open("/page.css", asked -> file("page.css", "text/css; charset=utf-8"))
        .open("/page.js", asked -> file("page.js", "text/javascript; charset=utf-8"))
        .get("/v1/release", this::release);
  }

  private static Answer file(String name, String type) throws IOException {
    try (InputStream in = PageRoutes.class.getResourceAsStream(name)) {
      return Answer.bytes(type, in.readAllBytes()).with("Content-Security-Policy", POLICY);
    }
  }

  private Answer release(Asked asked) {
    try (Slot.Lease lease = slot.lease().orElseThrow(Slot::notReady)) {
      return Answer.json(
          200, About.of(lease.release().release().manifest(), lease.release().scorer().origin()));
    }
  }

  /** A release, for people. */
  private record About(
      String name,
      String version,
      String variant,
      String provider,
      String fallback,
      Manifest.OperatingPoint operatingPoint,
      Manifest.Evidence evidence,
      String intendedUse,
      String researchUse) {
    static About of(Manifest manifest, Origin origin) {
      return new About(
          manifest.name(),
          manifest.version(),
          origin.variant(),
          origin.provider(),
          origin.fallbackReason(),
          manifest.operatingPoint(),
          manifest.evidence(),
          manifest.intendedUse(),
          ScoreResult.RESEARCH_USE);
    }
  }
}

package io.mammoedge.runtime.serve.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Who may ask. Where a token is set, who has it (RFC 6750). Where none is, whoever can reach the
 * port, which the settings then bind to the loopback address or to clients with a certificate; but
 * no page of another site in a browser on this machine: its requests carry another Host (DNS
 * rebinding) or another Origin.
 */
public final class Access {
  private static final String SCHEME = "bearer ";
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

  private final byte[] token;
  private final boolean loopback;

  /**
   * Rules.
   *
   * @param token that is asked for; empty for none
   * @param loopback whether only names of the loopback address are taken in Host
   */
  public Access(Optional<String> token, boolean loopback) {
    this.token = token.map(Access::bytes).orElse(null);
    this.loopback = loopback;
  }

  /**
   * Checks where the request comes from; even what is open to all is not for other sites' pages.
   *
   * @throws HttpProblem 403
   */
  void requireOurs(Request request) {
    String host = request.getHeaders().get(HttpHeader.HOST);
    if (host == null || (loopback && !LOOPBACK.contains(name(host)))) {
      throw new HttpProblem(403, "HOST", "this node answers to names of the loopback address only");
    }
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    if (origin != null && !origin.replaceFirst("^https?://", "").equalsIgnoreCase(host)) {
      throw new HttpProblem(403, "ORIGIN", "this node answers to its own page only");
    }
  }

  /**
   * Checks the token.
   *
   * @throws HttpProblem 401
   */
  void requireToken(Request request) {
    if (token == null) {
      return;
    }
    String given = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (given == null
        || !given.toLowerCase(Locale.ROOT).startsWith(SCHEME)
        || !MessageDigest.isEqual(token, bytes(given.substring(SCHEME.length()).strip()))) {
      throw new HttpProblem(401, "TOKEN", "the header 'Authorization: Bearer TOKEN' is needed")
          .with("WWW-Authenticate", "Bearer");
    }
  }

  /** Without the port. */
  private static String name(String host) {
    return host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

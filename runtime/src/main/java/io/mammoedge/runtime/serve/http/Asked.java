package io.mammoedge.runtime.serve.http;

import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** A request, as routes see it. */
public final class Asked {
  private final Request request;
  private final Map<String, String> named;

  Asked(Request request, Map<String, String> named) {
    this.request = Objects.requireNonNull(request, "request is null");
    this.named = Map.copyOf(named);
  }

  /** What stands in the path for {@code {name}}. */
  public Optional<String> named(String name) {
    return Optional.ofNullable(named.get(name));
  }

  /** A header's first value. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  /** The media type without parameters, lower case; {@code ""} where there is none. */
  public String mediaType() {
    String type = header(HttpHeader.CONTENT_TYPE.asString()).orElse("");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether the query says {@code name=true}, or {@code name} alone.
   *
   * @throws HttpProblem when it says anything else
   */
  public boolean flag(String name) {
    Fields.Field field = Request.extractQueryParameters(request).get(name);
    String value = field == null ? "false" : field.getValue();
    if (value == null || value.isEmpty() || value.equals("true")) {
      return true;
    }
    if (value.equals("false")) {
      return false;
    }
    throw HttpProblem.badRequest("'" + name + "' is true or false");
  }

  /** Content-Length, where it is said. */
  OptionalLong length() {
    long length = request.getLength();
    return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
  }

  /** The body, as it comes in. */
  InputStream body() {
    return Request.asInputStream(request);
  }
}

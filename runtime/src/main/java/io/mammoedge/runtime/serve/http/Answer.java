package io.mammoedge.runtime.serve.http;

import io.mammoedge.runtime.ResultJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a request is answered with.
 *
 * @param status of HTTP
 * @param type media type of the body
 * @param body may be empty
 * @param headers beside those that every answer has
 */
public record Answer(int status, String type, byte[] body, Map<String, String> headers) {
  /** Checks for nulls. */
  public Answer {
    Objects.requireNonNull(type, "type is null");
    Objects.requireNonNull(body, "body is null");
    headers = Map.copyOf(headers);
  }

  /** A record as JSON. */
  public static Answer json(int status, Object record) {
    return new Answer(
        status,
        "application/json",
        (ResultJson.write(record) + "\n").getBytes(StandardCharsets.UTF_8),
        Map.of());
  }

  /** Some bytes, with status 200. */
  public static Answer bytes(String type, byte[] body) {
    return new Answer(200, type, body, Map.of());
  }

  /** The same with one more header. */
  public Answer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, type, body, more);
  }
}

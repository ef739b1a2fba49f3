package io.mammoedge.runtime.serve.http;

import java.util.Map;
import java.util.Objects;

/** A request that is answered with an error, for a reason its sender may know. */
public final class HttpProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;
  private final transient Map<String, String> headers;

  /**
   * An error.
   *
   * @param status 4xx or 5xx
   * @param code stable, for machines and metrics, such as {@code TOO_LARGE}
   * @param message one line: what is wrong, and what to do
   */
  public HttpProblem(int status, String code, String message) {
    this(status, code, message, Map.of());
  }

  private HttpProblem(int status, String code, String message, Map<String, String> headers) {
    super(message);
    this.status = status;
    this.code = Objects.requireNonNull(code, "code is null");
    this.headers = headers;
  }

  /** A request that is not understood. */
  public static HttpProblem badRequest(String message) {
    return new HttpProblem(400, "BAD_REQUEST", message);
  }

  /** A request that is larger than a limit. */
  public static HttpProblem tooLarge(String message) {
    return new HttpProblem(413, "TOO_LARGE", message);
  }

  /** The same with a header in the answer. */
  public HttpProblem with(String header, String value) {
    return new HttpProblem(status, code, getMessage(), Map.of(header, value));
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }

  /** For machines. */
  public String code() {
    return code;
  }

  /** As JSON: {@code error} as in the Open Inference Protocol, and the code. */
  public Answer answer() {
    Answer answer = Answer.json(status, new Body(getMessage(), code));
    for (Map.Entry<String, String> header : headers.entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  /** Its JSON. */
  private record Body(String error, String code) {}
}

package io.mammoedge.runtime.serve.deliver;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** A PACS that takes objects by DICOMweb: STOW-RS, PS3.18 10.5. */
public final class WebDestination implements Destination {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long SLOWEST_BYTES_PER_SECOND = 1 << 15;
  private static final int CONFLICT = 409;
  private static final int SERVER_ERROR = 500;

  /** Of access, addresses and limits: somebody can mend them without touching the object. */
  private static final Set<Integer> CURABLE =
      Set.of(401, 403, 404, 405, 407, 408, 413, 421, 425, 429);

  private final URI studies;
  private final Optional<String> token;
  private final HttpClient client;
  private final Duration patience;

  /**
   * A service.
   *
   * @param service its base, such as {@code https://pacs/dicom-web}
   * @param token for {@code Authorization: Bearer}
   * @param tls whom to believe; the platform's authorities where it is empty
   */
  public WebDestination(URI service, Optional<String> token, Optional<SSLContext> tls) {
    this(service, token, tls, PATIENCE);
  }

  WebDestination(URI service, Optional<String> token, Optional<SSLContext> tls, Duration patience) {
    this.patience = patience;
    this.studies = URI.create(service.toString().replaceFirst("/+$", "") + "/studies");
    this.token = token;
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(patience);
    tls.ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  @Override
  public void send(Path file) throws IOException {
    HttpResponse<String> answer = post(file);
    int status = answer.statusCode();
    if (status >= SERVER_ERROR || CURABLE.contains(status) || isElsewhere(status)) {
      throw new NotNow("HTTP " + status);
    }
    if (status != 200 && status != 202 && status != CONFLICT) {
      throw new Unwanted("HTTP " + status);
    }
    StowAnswer.requireStored(status, answer.body());
  }

  /** 3xx is not followed: a token must not go where nobody has said. */
  private static boolean isElsewhere(int status) {
    return status / 100 == 3;
  }

  private HttpResponse<String> post(Path file) throws IOException {
    RelatedBody body = RelatedBody.of(file);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(studies)
            .header("Content-Type", body.type())
            .header("Accept", "application/dicom+json")
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofByteArray(body.head()),
                    BodyPublishers.ofFile(file),
                    BodyPublishers.ofByteArray(body.tail())));
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return within(
        patience.plusSeconds(Files.size(file) / SLOWEST_BYTES_PER_SECOND), request.build());
  }

  /** The request's own time ends with the head of the answer; this one includes all of it. */
  private HttpResponse<String> within(Duration time, HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, head -> new ShortBody());
    try {
      return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new SocketTimeoutException("no answer within " + time.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the node is stopping");
    }
  }

  /** A body of one part. */
  private record RelatedBody(String type, byte[] head, byte[] tail) {
    /** The object's name in the spool is drawn from a digest: it does not occur in its content. */
    static RelatedBody of(Path file) {
      String boundary = "mammoedge-" + file.getFileName().toString().replaceAll("[^0-9a-z]", "");
      return new RelatedBody(
          "multipart/related; type=\"application/dicom\"; boundary=" + boundary,
          ascii("--" + boundary + "\r\nContent-Type: application/dicom\r\n\r\n"),
          ascii("\r\n--" + boundary + "--\r\n"));
    }

    private static byte[] ascii(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }
}

package io.mammoedge.validation.soak;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/** By STOW-RS, as a modern PACS does. */
final class WebSender implements Sender {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String BOUNDARY = "soak-boundary-of-no-image";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Supplier<URI> node;

  /**
   * A sender.
   *
   * @param node where it is now
   */
  WebSender(Supplier<URI> node) {
    this.node = node;
  }

  @Override
  public boolean send(SentImage image) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(image.file().length + 200);
    body.writeBytes(ascii("--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n"));
    body.writeBytes(image.file());
    body.writeBytes(ascii("\r\n--" + BOUNDARY + "--\r\n"));
    HttpRequest request =
        HttpRequest.newBuilder(node.get().resolve("/dicom-web/studies"))
            .timeout(PATIENCE)
            .header(
                "Content-Type",
                "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

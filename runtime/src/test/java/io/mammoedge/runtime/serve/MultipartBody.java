package io.mammoedge.runtime.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A multipart body, as browsers and DICOMweb clients make it. */
final class MultipartBody {
  static final String BOUNDARY = "x-boundary-1";
  static final String FORM = "multipart/form-data; boundary=" + BOUNDARY;

  private MultipartBody() {}

  static byte[] of(Path... files) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < files.length; i++) {
      text(
          body,
          "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"SECRET-%d.dcm\"\r\n"
                  .formatted(BOUNDARY, i)
              + "Content-Type: application/dicom\r\n\r\n");
      try {
        body.writeBytes(Files.readAllBytes(files[i]));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      text(body, "\r\n");
    }
    text(body, "--" + BOUNDARY + "--\r\n");
    return body.toByteArray();
  }

  private static void text(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}

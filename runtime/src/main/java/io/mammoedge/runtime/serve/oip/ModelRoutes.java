package io.mammoedge.runtime.serve.oip;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.engine.Outcome;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.score.Scorer;
import io.mammoedge.runtime.serve.http.Answer;
import io.mammoedge.runtime.serve.http.Asked;
import io.mammoedge.runtime.serve.http.Desk;
import io.mammoedge.runtime.serve.http.HttpProblem;
import io.mammoedge.runtime.serve.http.Limits;
import io.mammoedge.runtime.serve.http.Routes;
import io.mammoedge.runtime.serve.http.Upload;
import io.mammoedge.runtime.serve.model.Capacity;
import io.mammoedge.runtime.serve.model.Slot;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The protocol's paths. */
public final class ModelRoutes {
  private static final String MODEL = "/v2/models/{model}";
  private static final long MOST_PIXELS = io.mammoedge.runtime.dicom.file.Limits.PIXELS;
  private static final String VERSION = MODEL + "/versions/{version}";

  private final Slot slot;
  private final Capacity capacity;
  private final Limits limits;
  private final Desk desk;
  private final String serverVersion;

  /**
   * The paths of one release.
   *
   * @param slot where the release in use is
   * @param capacity for images, and for computing
   * @param limits of a body
   * @param desk for bodies
   * @param serverVersion of this program
   */
  public ModelRoutes(Slot slot, Capacity capacity, Limits limits, Desk desk, String serverVersion) {
    this.slot = slot;
    this.capacity = capacity;
    this.limits = limits;
    this.desk = desk;
    this.serverVersion = serverVersion;
  }

  /** Adds them. */
  public void addTo(Routes routes) {
    routes
        .open("/v2/health/live", asked -> Answer.json(200, new Metadata.Live(true)))
        .open("/v2/health/ready", this::serverReady)
        .get("/v2", asked -> Answer.json(200, Metadata.Server.of(serverVersion)))
        .get(MODEL, this::metadata)
        .get(VERSION, this::metadata)
        .get(MODEL + "/ready", this::ready)
        .get(VERSION + "/ready", this::ready)
        .post(MODEL + "/infer", this::infer)
        .post(VERSION + "/infer", this::infer);
  }

  /** Clients decide by the status: the specification's body says "live" here as well. */
  private Answer serverReady(Asked asked) {
    try (Slot.Lease lease = slot.lease().orElse(null)) {
      boolean ready = lease != null;
      return Answer.json(ready ? 200 : 503, new Metadata.Live(ready));
    }
  }

  private Answer ready(Asked asked) {
    try (Slot.Lease lease = slot.lease().orElse(null)) {
      if (lease == null) {
        return Answer.json(503, new Metadata.Ready(asked.named("model").orElse(""), false));
      }
      Manifest manifest = required(lease, asked);
      return Answer.json(200, new Metadata.Ready(manifest.name(), true));
    }
  }

  private Answer metadata(Asked asked) {
    try (Slot.Lease lease = lease()) {
      return Answer.json(200, Metadata.Model.of(required(lease, asked)));
    }
  }

  private Slot.Lease lease() {
    return slot.lease().orElseThrow(Slot::notReady);
  }

  /** The manifest, if it is the one that the path names. */
  private static Manifest required(Slot.Lease lease, Asked asked) {
    Manifest manifest = lease.release().release().manifest();
    Optional<String> version = asked.named("version");
    if (!asked.named("model").equals(Optional.of(manifest.name()))
        || (version.isPresent() && !version.get().equals(manifest.version()))) {
      throw new HttpProblem(
          404, "NO_SUCH_MODEL", "the model here is " + lease.release().title() + ", and no other");
    }
    return manifest;
  }

  private Answer infer(Asked asked) throws IOException {
    try (Upload body = Upload.of(asked, limits, desk);
        Slot.Lease lease = lease()) {
      required(lease, asked);
      return capacity.memory().use(() -> answer(asked, body.file(), lease));
    }
  }

  /** Reads where there is room only: an image is ten times as large in memory as on the desk. */
  private Answer answer(Asked asked, Path body, Slot.Lease lease) {
    try {
      InferRequest request = read(asked, body);
      Scorer scorer = lease.release().scorer();
      Outcome outcome = capacity.network().use(() -> scorer.outcome(request.image()));
      return new InferAnswer(scorer.origin(), request, outcome).write();
    } catch (RefusedImageException e) {
      throw new HttpProblem(400, e.code(), e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InferRequest read(Asked asked, Path body) throws IOException {
    Optional<String> length = asked.header(InferAnswer.HEADER_LENGTH);
    long jsonBytes = length.isEmpty() ? Files.size(body) : headerLength(length.get(), body);
    try (InputStream json = Files.newInputStream(body);
        InputStream rest = new BufferedInputStream(Files.newInputStream(body))) {
      rest.skipNBytes(jsonBytes);
      InputStreamReader text =
          new InputStreamReader(new FirstBytes(json, jsonBytes), StandardCharsets.UTF_8);
      return new InferReader(text, new BinaryTail(rest), mostValues()).read();
    }
  }

  private static long headerLength(String header, Path body) throws IOException {
    if (!header.matches("[0-9]{1,18}") || Long.parseLong(header) > Files.size(body)) {
      throw HttpProblem.badRequest(
          InferAnswer.HEADER_LENGTH + " is the length of the JSON, and not longer than the body");
    }
    return Long.parseLong(header);
  }

  /** As many pixels as a DICOM file may have; two bytes each are the least on the wire. */
  private int mostValues() {
    return (int) Math.min(MOST_PIXELS, limits.bodyBytes() / 2);
  }
}

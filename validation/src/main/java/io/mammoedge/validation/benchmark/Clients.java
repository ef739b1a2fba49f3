package io.mammoedge.validation.benchmark;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Programs that send mammograms, each the next one when it has an answer. */
final class Clients {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI uri;
  private final List<byte[]> files;
  private final Runnable step;

  Clients(URI uri, List<byte[]> files, Runnable step) {
    this.uri = uri;
    this.files = List.copyOf(files);
    this.step = step;
  }

  record Answer(JsonObject body, double seconds) {
    String text(String name) {
      JsonElement value = body.get(name);
      return value == null || value.isJsonNull() ? "" : value.getAsString();
    }
  }

  /** Sends a file; anything but a score is a failure. */
  Answer ask(int number) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/dicom")
            .timeout(LONGEST)
            .POST(BodyPublishers.ofByteArray(files.get(number % files.size())))
            .build();
    long start = System.nanoTime();
    HttpResponse<String> response = send(request);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (response.statusCode() != 200) {
      throw new MammoEdgeException(
          ExitCode.INTERNAL, "the node answered " + response.statusCode() + ": " + response.body());
    }
    step.run();
    return new Answer(JsonParser.parseString(response.body()).getAsJsonObject(), seconds);
  }

  LoadTime run(int count, int requests) {
    AtomicInteger next = new AtomicInteger();
    double[] seconds = new double[requests];
    long start = System.nanoTime();
    onThreads(
        count,
        () -> {
          for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
            seconds[i] = ask(i).seconds();
          }
          return null;
        });
    return LoadTime.of(count, seconds, (System.nanoTime() - start) / 1e9);
  }

  private static void onThreads(int count, Callable<Void> client) {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      CompletionService<Void> all = new ExecutorCompletionService<>(threads);
      for (int i = 0; i < count; i++) {
        Future<Void> unused = all.submit(client);
      }
      for (int i = 0; i < count; i++) {
        all.take().get();
      }
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static MammoEdgeException failure(Throwable why) {
    return why instanceof MammoEdgeException known
        ? known
        : new MammoEdgeException(ExitCode.INTERNAL, "asking the node failed: " + why, why);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static MammoEdgeException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new MammoEdgeException(ExitCode.INTERRUPTED, "interrupted", e);
  }
}

package io.mammoedge.validation.soak;

import com.google.gson.JsonParser;
import io.mammoedge.validation.soak.Reports.Report;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a report has to say: the probability that the node itself says of each image, asked one by
 * one.
 */
final class Expected {
  /** In percent: what is lost where a number is written into a report. */
  private static final double ROUNDING = 1e-3;

  private final Map<String, Double> percents = new HashMap<>();
  private final Map<String, String> patients = new HashMap<>();

  /** Asks for the probabilities of the phantoms, of which all images are copies. */
  static Expected of(URI node, SoakPlan plan, List<List<Template>> bases) throws IOException {
    Map<Template, Double> known = new HashMap<>();
    for (List<Template> base : bases) {
      for (Template view : base) {
        known.put(view, 100 * probability(node, view.file()));
      }
    }
    Expected expected = new Expected();
    for (int study = 0; study < plan.studies(); study++) {
      for (Template view : bases.get(study % bases.size())) {
        expected.percents.put(view.sopInstance(plan.seed(), study), known.get(view));
        expected.patients.put(view.study(plan.seed(), study), view.patient(plan.seed(), study));
      }
    }
    return expected;
  }

  private static double probability(URI node, byte[] file) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(node.resolve("/v1/score"))
            .header("Content-Type", "application/dicom")
            .POST(BodyPublishers.ofByteArray(file))
            .build();
    try {
      String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
      return JsonParser.parseString(answer)
          .getAsJsonObject()
          .getAsJsonArray("results")
          .get(0)
          .getAsJsonObject()
          .get("probability")
          .getAsDouble();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * Reports with the probability of another image, or none for one of theirs, or of another
   * patient.
   */
  int wrong(Reports reports) {
    return (int) reports.all().stream().filter(report -> !isRight(report)).count();
  }

  private boolean isRight(Report report) {
    return report.patient().equals(patients.get(report.study()))
        && report.images().equals(report.percents().keySet())
        && report.percents().entrySet().stream()
            .allMatch(one -> isRight(one.getKey(), one.getValue()));
  }

  private boolean isRight(String image, double percent) {
    Double right = percents.get(image);
    return right != null && Math.abs(right - percent) <= ROUNDING;
  }
}

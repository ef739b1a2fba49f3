package io.mammoedge.validation.soak;

import com.google.gson.JsonParser;
import io.mammoedge.validation.soak.Reports.Report;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The probabilities that the node itself says of the phantoms, asked one by one. */
final class Expected {
  /** In percent: what is lost where a number is written into a report. */
  private static final double ROUNDING = 1e-3;

  private final Map<String, List<Double>> byStudy = new HashMap<>();

  /** Asks for them. */
  static Expected of(URI node, SoakPlan plan, List<List<Template>> bases) throws IOException {
    List<List<Double>> percents = new ArrayList<>();
    for (List<Template> base : bases) {
      List<Double> views = new ArrayList<>();
      for (Template view : base) {
        views.add(100 * probability(node, view.file()));
      }
      percents.add(views);
    }
    Expected expected = new Expected();
    for (int study = 0; study < plan.studies(); study++) {
      int base = study % bases.size();
      expected.byStudy.put(bases.get(base).get(0).study(plan.seed(), study), percents.get(base));
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

  /** Reports about whole studies that miss the probability of a view. */
  int wrong(Reports reports) {
    return (int)
        reports.all().stream()
            .filter(report -> report.images().size() == SoakPlan.VIEWS && !isRight(report))
            .count();
  }

  private boolean isRight(Report report) {
    List<Double> written = report.probabilities().stream().map(Double::valueOf).toList();
    return byStudy.getOrDefault(report.study(), List.of()).stream()
        .allMatch(percent -> written.stream().anyMatch(one -> Math.abs(one - percent) <= ROUNDING));
  }
}

package io.mammoedge.exporter.release;

import io.mammoedge.runtime.release.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cyclonedx.model.component.ModelCard;
import org.cyclonedx.model.component.modelCard.Considerations;
import org.cyclonedx.model.component.modelCard.InputOutputParameter;
import org.cyclonedx.model.component.modelCard.ModelParameters;
import org.cyclonedx.model.component.modelCard.PerformanceMetric;
import org.cyclonedx.model.component.modelCard.PerformanceMetric.ConfidenceInterval;
import org.cyclonedx.model.component.modelCard.QuantitativeAnalysis;

/** The evidence of a release as CycloneDX's machine-readable model card. */
final class BomModelCard {
  private BomModelCard() {}

  static ModelCard of(Manifest manifest) {
    ModelCard card = new ModelCard();
    card.setModelParameters(parameters(manifest));
    QuantitativeAnalysis analysis = new QuantitativeAnalysis();
    analysis.setPerformanceMetrics(metrics(manifest));
    card.setQuantitativeAnalysis(analysis);
    Considerations considerations = new Considerations();
    considerations.setUseCases(List.of(manifest.intendedUse()));
    if (manifest.evidence() != null) {
      considerations.setTechnicalLimitations(manifest.evidence().caveats());
    }
    card.setConsiderations(considerations);
    return card;
  }

  private static ModelParameters parameters(Manifest manifest) {
    ModelParameters parameters = new ModelParameters();
    parameters.setTask("classification of whole mammograms: benign or malignant");
    parameters.setArchitectureFamily("convolutional neural network");
    parameters.setModelArchitecture(manifest.network());
    parameters.setInputs(List.of(format("float32 [1,1,H,W]: 16-bit presentation values")));
    parameters.setOutputs(manifest.outputs().stream().map(BomModelCard::format).toList());
    return parameters;
  }

  private static InputOutputParameter format(String words) {
    InputOutputParameter parameter = new InputOutputParameter();
    parameter.setFormat(words);
    return parameter;
  }

  private static List<PerformanceMetric> metrics(Manifest manifest) {
    List<PerformanceMetric> metrics = new ArrayList<>();
    Manifest.Evidence evidence = manifest.evidence();
    if (evidence != null) {
      String slice = evidence.dataset() + ", " + evidence.split() + " split, n = " + evidence.n();
      metrics.add(metric("AUC", evidence.auc(), evidence.ci95(), slice));
    }
    Manifest.OperatingPoint point = manifest.operatingPoint();
    if (point != null) {
      String at = "p >= " + number(point.threshold()) + ", " + point.chosenOn();
      metrics.add(metric("sensitivity", point.sensitivity(), point.sensitivityCi95(), at));
      metrics.add(metric("specificity", point.specificity(), point.specificityCi95(), at));
    }
    return metrics;
  }

  private static PerformanceMetric metric(
      String type, double value, List<Double> ci95, String slice) {
    PerformanceMetric metric = new PerformanceMetric();
    metric.setType(type);
    metric.setValue(number(value));
    metric.setSlice(slice);
    ConfidenceInterval interval = new ConfidenceInterval();
    interval.setLowerBound(number(ci95.get(0)));
    interval.setUpperBound(number(ci95.get(1)));
    metric.setConfidenceInterval(interval);
    return metric;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}

package io.mammoedge.exporter.release;

import io.mammoedge.runtime.check.LogOdds;
import io.mammoedge.runtime.release.Manifest.Evidence;
import io.mammoedge.runtime.release.Manifest.OperatingPoint;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredAuc;
import io.mammoedge.runtime.stats.Interval;
import io.mammoedge.runtime.stats.Proportion;
import io.mammoedge.runtime.stats.RocCurve;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.Layout;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.phantom.PhantomGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers measured with the graph itself, as the manifest carries them. */
final class Measurement {
  private Measurement() {}

  static OperatingPoint operatingPoint(List<ScoredCase> validation, OperatingRule rule) {
    RocCurve curve = RocCurve.of(ScoredCase.cases(validation));
    double logOdds = rule.choose(curve).threshold();
    Proportion sensitivity = curve.sensitivityAt(logOdds);
    Proportion specificity = curve.specificityAt(logOdds);
    return new OperatingPoint(
        LogOdds.probability(logOdds),
        sensitivity.value(),
        specificity.value(),
        bounds(sensitivity.ci95()),
        bounds(specificity.ci95()),
        "validation images (" + validation.size() + "), " + rule.words());
  }

  static Evidence evidence(
      Dataset dataset, Split split, List<ScoredCase> scored, boolean trainedOnIt) {
    Cases cases = ScoredCase.cases(scored);
    AucEstimate auc = ClusteredAuc.estimate(cases);
    return new Evidence(
        name(dataset),
        split.name().toLowerCase(Locale.ROOT),
        cases.size(),
        cases.clusterCount(),
        cases.count(true),
        auc.auc(),
        List.of(auc.low(), auc.high()),
        "per image; 95 % interval: " + auc.method().label(),
        caveats(dataset, split, trainedOnIt));
  }

  private static List<String> caveats(Dataset dataset, Split split, boolean trainedOnIt) {
    List<String> caveats = new ArrayList<>();
    if (isPhantom(dataset)) {
      caveats.add("phantoms show that the machinery works; they prove nothing about mammograms");
    }
    if (!trainedOnIt) {
      caveats.add(
          "another data set than the one trained on: the publisher answers for it that no image was"
              + " seen in training");
    }
    if (split != Split.TEST) {
      caveats.add("measured on the images that chose the weights: too good");
    }
    if (dataset.description().layout() == Layout.CBIS_DDSM) {
      caveats.add(
          "images with a lesion only, benign against malignant; not a screening population");
    }
    caveats.add("one split of one set; another hospital's images may score differently");
    return caveats;
  }

  private static String name(Dataset dataset) {
    return (isPhantom(dataset) ? "PHANTOMS in the layout of " : "")
        + dataset.description().layout()
        + ", set "
        + dataset.digest().substring(0, 12);
  }

  private static boolean isPhantom(Dataset dataset) {
    return dataset.images().stream()
        .anyMatch(image -> image.manufacturer().equals(PhantomGenerator.MANUFACTURER));
  }

  private static List<Double> bounds(Interval interval) {
    return List.of(interval.low(), interval.high());
  }
}

package io.mammoedge.runtime.store;

import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.StepWords;
import java.util.stream.Collectors;

/** What scores depend on, for people: a line for each part of a manifest. */
final class ScoreWords {
  private static final int SHORT_DIGEST = 12;

  private ScoreWords() {}

  static String classes(Manifest manifest) {
    return Phrases.list(manifest.classes());
  }

  static String outputs(Manifest manifest) {
    return Phrases.list(manifest.outputs());
  }

  static String input(Manifest manifest) {
    Manifest.Input input = manifest.input();
    return Phrases.format(
        "%s %s %s, %s or more, multiples of %d%s",
        input.dtype(),
        input.layout(),
        input.range(),
        Phrases.size(input.minSize()),
        input.sizeMultiple(),
        input.dynamic() ? "" : ", only " + Phrases.size(input.trainedSize()));
  }

  static String weights(Manifest manifest) {
    return manifest.members().stream()
        .map(member -> shortened(member.weightsSha256()))
        .collect(Collectors.joining(", "));
  }

  private static String shortened(String digest) {
    return digest.substring(0, Math.min(digest.length(), SHORT_DIGEST));
  }

  static String trainedSize(Manifest manifest) {
    return Phrases.size(manifest.input().trainedSize());
  }

  static String intensity(Manifest manifest) {
    return Phrases.word(manifest.intensity());
  }

  static String preprocessing(Manifest manifest) {
    return manifest.preprocessing().steps().stream()
        .map(StepWords::of)
        .collect(Collectors.joining("; "));
  }

  static String flips(Manifest manifest) {
    return Phrases.word(manifest.flips());
  }

  static String variants(Manifest manifest) {
    return Phrases.list(manifest.variants().keySet().stream().sorted().toList());
  }

  static String operatingPoint(Manifest manifest) {
    Manifest.OperatingPoint point = manifest.operatingPoint();
    return point == null
        ? Phrases.NONE
        : Phrases.format(
            "p >= %.9g (sensitivity %.3f, specificity %.3f; %s)",
            point.threshold(), point.sensitivity(), point.specificity(), point.chosenOn());
  }

  static String domain(Manifest manifest) {
    Manifest.Domain domain = manifest.domain();
    return Phrases.word(domain.accept())
        + "; "
        + domain.views()
        + "; "
        + domain.manufacturers()
        + "; "
        + domain.sopClasses();
  }
}

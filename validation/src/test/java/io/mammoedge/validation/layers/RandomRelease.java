package io.mammoedge.validation.layers;

import io.mammoedge.exporter.release.ExportRequest;
import io.mammoedge.exporter.release.OperatingRule;
import io.mammoedge.exporter.release.ReleaseExporter;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.release.Manifest.Flips;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.release.ReleaseId;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.phantom.PhantomGenerator;
import io.mammoedge.trainer.phantom.PhantomImage;
import io.mammoedge.validation.benchmark.RandomClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A release of networks with random weights, whose scores are spread out.
 *
 * @param models directories of the members
 * @param flips whose duty
 * @param release as the exporter wrote it
 */
record RandomRelease(List<Path> models, Flips flips, Release release) {
  private static final int IMAGES = 8;

  /** Makes the models and exports them. */
  static RandomRelease make(
      Path folder, List<String> notations, Preprocessing placing, long seed, Flips flips)
      throws IOException {
    List<Path> models = new ArrayList<>();
    for (int i = 0; i < notations.size(); i++) {
      Path model = folder.resolve("model" + i);
      RandomClassifier.write(notations.get(i), placing, seed + i, images(), model);
      models.add(model);
    }
    ExportRequest request =
        new ExportRequest(
            models,
            new ReleaseId("random", "1.0.0"),
            folder.resolve("store"),
            Optional.empty(),
            OperatingRule.YOUDEN,
            flips);
    return new RandomRelease(
        models, flips, Release.open(new ReleaseExporter(request).export().release()));
  }

  /** Phantoms of several sizes, none of them that of a network. */
  static List<Plane> images() {
    return IntStream.range(0, IMAGES).mapToObj(RandomRelease::image).toList();
  }

  static Plane image(int index) {
    PhantomImage phantom =
        PhantomGenerator.golden(100 + index, 131 + 7 * (index % 5), 101 + 6 * (index % 3));
    return Plane.ofUnsigned(phantom.rows(), phantom.columns(), phantom.pixels());
  }

  /** The trained models; the caller closes them. */
  Reference reference() throws IOException {
    return Reference.open(models, flips != Flips.NONE);
  }
}

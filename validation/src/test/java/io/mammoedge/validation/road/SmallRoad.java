package io.mammoedge.validation.road;

import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.trainer.augment.Augmentation;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.Layout;
import io.mammoedge.trainer.dataset.Preparation;
import io.mammoedge.trainer.dataset.PrepareSettings;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.net.Top;
import io.mammoedge.trainer.phantom.CbisLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import io.mammoedge.trainer.recipe.ImageTraining;
import io.mammoedge.trainer.recipe.TrainingRequest;
import io.mammoedge.trainer.train.Stage;
import io.mammoedge.trainer.train.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A tiny data set of phantoms and a model that was trained on it for a moment. */
record SmallRoad(Path folder, Dataset dataset, Path model) {
  static SmallRoad make(Path folder) throws IOException {
    return make(folder, new ImageSize(96, 80).stretch());
  }

  static SmallRoad make(Path folder, Preprocessing preprocessing) throws IOException {
    return make(folder, 24, preprocessing);
  }

  static SmallRoad make(Path folder, int patients, Preprocessing preprocessing) throws IOException {
    Dataset dataset = phantoms(folder, patients, preprocessing);
    Path model = folder.resolve("model");
    ImageTraining.direct(
        dataset,
        Backbone.SMALL,
        Top.parse("[16-16-32]x1,16x1"),
        TrainingRequest.of(config(), model));
    return new SmallRoad(folder, dataset, model);
  }

  /** A data set of that many patients. */
  static Dataset phantoms(Path folder, int patients, Preprocessing preprocessing) {
    Path phantoms = folder.resolve("phantoms");
    new CbisLayout(new PhantomSet(patients, 145, 113, 7)).write(phantoms, () -> {});
    return Preparation.of(
            new PrepareSettings(
                phantoms,
                Layout.CBIS_DDSM,
                folder.resolve("data"),
                preprocessing,
                Optional.empty(),
                PrepareSettings.SEED))
        .run(() -> {});
  }

  private static TrainingConfig config() {
    return new TrainingConfig(
        1, 8, 8, true, true, 0, Augmentation.NONE, List.of(Stage.of("all", 3, 3e-3)));
  }

  Path store() {
    return folder.resolve("store");
  }

  /** One of the DICOM files. */
  Path source() {
    return dataset.source(dataset.images().get(0));
  }

  /** Exports the model, with the data set as its evidence. */
  Ran export(String name, String version, Object... more) {
    return exportUnmeasured(name, version, with(more, "--data", dataset.folder()));
  }

  /** Exports the model without a data set. */
  Ran exportUnmeasured(String name, String version, Object... more) {
    return Ran.toolbox(
        with(
            more,
            "export",
            "--model",
            model,
            "--name",
            name,
            "--version",
            version,
            "--store",
            store()));
  }

  /** Writes the trained model's scores of the test split. */
  Ran evaluate(Path scores) {
    return Ran.toolbox(
        "evaluate", "--data", dataset.folder(), "--model", model, "--scores", scores);
  }

  /** Compares a release with the trained model. */
  Ran parity(Path release, Object... more) {
    return parityWith(model, release, more);
  }

  /** Compares a release with something else. */
  Ran parityWith(Path reference, Path release, Object... more) {
    return Ran.toolbox(
        with(
            more,
            "parity",
            "--release",
            release,
            "--data",
            dataset.folder(),
            "--reference",
            reference));
  }

  private static Object[] with(Object[] more, Object... first) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray();
  }
}

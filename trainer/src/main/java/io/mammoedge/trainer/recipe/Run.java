package io.mammoedge.trainer.recipe;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.report.HtmlReport;
import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.model.Descriptions;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.report.RunEpoch;
import io.mammoedge.trainer.report.RunFacts;
import io.mammoedge.trainer.report.RunReport;
import io.mammoedge.trainer.train.Checkpoints;
import io.mammoedge.trainer.train.Evaluation;
import io.mammoedge.trainer.train.History;
import io.mammoedge.trainer.train.Network;
import io.mammoedge.trainer.train.Training;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One training into one model directory.
 *
 * @param kind of the model
 * @param score the name of what is maximised
 * @param classes in output order
 * @param size of the input
 * @param request the configuration, and where the model goes
 * @param spent whose labels were used, if not those of all patients of the set
 * @param begun when it, or what it goes on with, was started in this process
 */
record Run(
    String kind,
    String score,
    List<String> classes,
    ImageSize size,
    TrainingRequest request,
    Optional<ModelDescription.Spent> spent,
    Instant begun) {
  Run(
      String kind,
      String score,
      List<String> classes,
      ImageSize size,
      TrainingRequest request,
      Optional<ModelDescription.Spent> spent) {
    this(kind, score, classes, size, request, spent, Instant.now());
  }

  /**
   * What is learnt from and what judges.
   *
   * @param train labelled images
   * @param validation after every epoch
   */
  record Samples(io.mammoedge.trainer.train.Samples train, Evaluation validation) {}

  ModelDescription train(NetworkSpec spec, Start start, Samples samples, Dataset dataset)
      throws IOException {
    ModelDirectory directory = ModelDirectory.create(request.out());
    Checkpoints checkpoints = directory.checkpoints(identity(spec, start, dataset));
    requireWish(checkpoints);
    requireMicroBatch(spec);
    Network.Setup setup =
        new Network.Setup(size, request.config().dropout(), request.compute().device());
    try (Network network = Network.random(spec, setup, request.config().seed())) {
      start.loadInto(network);
      float mean = (float) dataset.description().pixels().mean();
      Training.Result result =
          new Training(
                  network,
                  request.config(),
                  samples.train,
                  samples.validation,
                  Training.Settings.of(mean, request.compute().workers()).until(request.until()))
              .run(title(start), checkpoints);
      ModelDescription description = describe(spec, start, dataset, result);
      directory.finish(
          description,
          network.weights(),
          History.csv(result),
          History.svg(result, spec.notation(), score));
      report(facts(network, samples, dataset, start, description), result)
          .write(request.out().resolve("report.html"));
      checkpoints.delete();
      return description;
    }
  }

  private HtmlReport report(RunFacts facts, Training.Result result) {
    List<RunEpoch> epochs =
        result.epochs().stream()
            .map(
                epoch ->
                    new RunEpoch(
                        epoch.epoch(),
                        epoch.stage(),
                        epoch.trainLoss(),
                        epoch.validationLoss(),
                        epoch.score(),
                        epoch.learningRate(),
                        epoch.seconds(),
                        epoch.waiting(),
                        epoch.epoch() == result.best().epoch()))
            .toList();
    return RunReport.of(facts, epochs);
  }

  private RunFacts facts(
      Network network, Samples samples, Dataset dataset, Start start, ModelDescription model) {
    Instant end = Instant.now();
    return new RunFacts(
        request.out().toAbsolutePath().normalize().getFileName().toString(),
        model.network(),
        network.parameters(),
        score,
        JsonFile.text(model.training()),
        model.training().seed(),
        data(samples, dataset),
        model.parents(),
        new RunFacts.Machine(
            model.engineVersions().toString(),
            request.compute().device().getDeviceType(),
            Network.threads()),
        begun,
        end,
        Repeat.command(start, model, network.spec().everyPlace()));
  }

  private static RunFacts.Data data(Samples samples, Dataset dataset) {
    long patients =
        Stream.of(Split.TRAIN, Split.VALIDATION)
            .flatMap(split -> dataset.split(split).stream())
            .map(ImageRow::patient)
            .distinct()
            .count();
    return new RunFacts.Data(
        dataset.folder().toString(),
        dataset.digest(),
        samples.train.size(),
        samples.validation.size(),
        Math.toIntExact(patients));
  }

  private Map<String, String> identity(NetworkSpec spec, Start start, Dataset dataset) {
    Map<String, String> identity = new TreeMap<>();
    identity.put("network", spec.notation());
    identity.put("size", size.toString());
    identity.put("configuration", Descriptions.digest(request.config()));
    identity.put("data set", dataset.digest());
    identity.put("start", start.digest());
    spent.ifPresent(patients -> identity.put("choice of patients", patients.digest()));
    return identity;
  }

  private void requireWish(Checkpoints checkpoints) {
    if (checkpoints.isPresent() && !request.resume()) {
      throw new MammoEdgeException(
          ExitCode.EXISTS_ALREADY,
          request.out()
              + " holds an interrupted training; --resume goes on with it, another --out begins"
              + " anew");
    }
  }

  private void requireMicroBatch(NetworkSpec spec) {
    boolean fixesSize = spec.top().map(top -> top.fixesSize()).orElse(false);
    if (fixesSize && request.config().microBatch() < 2) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "network "
              + spec.notation()
              + " needs a microBatch of at least 2: its batch norms see one number an image");
    }
  }

  private ModelDescription describe(
      NetworkSpec spec, Start start, Dataset dataset, Training.Result result) {
    return Descriptions.of(
        kind,
        spec,
        classes,
        size.height(),
        size.width(),
        request.config(),
        dataset,
        result.best(),
        start.parent(),
        spent);
  }

  private String title(Start start) {
    String what = kind.equals(ModelDescription.PATCH) ? "patches" : "images";
    return "Training on " + what + (start.parent().isPresent() ? "" : ", from random weights");
  }
}

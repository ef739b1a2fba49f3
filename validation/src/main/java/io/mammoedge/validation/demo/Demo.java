package io.mammoedge.validation.demo;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.engine.ProviderChoice;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.Variant;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.Verdict;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.Grouping;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.Scores;
import io.mammoedge.trainer.evaluate.TestLog;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.validation.edge.RuntimeJar;
import io.mammoedge.validation.parity.CaseChoice;
import io.mammoedge.validation.parity.Parity;
import io.mammoedge.validation.parity.ParityRequest;
import io.mammoedge.validation.parity.RoadSpec;
import io.mammoedge.validation.report.ParityReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Phantoms → data set → patches → patch classifier → whole-image classifier → release → scores →
 * parity. Every step is a command that a user could have typed, and is shown as such.
 */
public final class Demo {
  private static final String SIZE = "288x224";

  private final DemoFolders folders;
  private final Steps steps;
  private final PrintWriter out;

  /** Runs a command of the toolbox in this process. */
  public interface Steps {
    /**
     * Runs one.
     *
     * @throws io.mammoedge.runtime.MammoEdgeException when it fails
     */
    void run(String... arguments);
  }

  /**
   * A demo.
   *
   * @param folder new or empty
   * @param steps the toolbox
   * @param out where the table goes
   */
  public Demo(Path folder, Steps steps, PrintWriter out) throws IOException {
    this.folders = DemoFolders.create(folder);
    this.steps = steps;
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @return {@link ExitCode#PARITY_FAILED} unless the release is equivalent to its trained network
   *     and the damaged copy is found out
   */
  public ExitCode run() throws IOException {
    long start = System.nanoTime();
    RuntimeJar jar = RuntimeJar.find();
    train();
    Dataset dataset = Dataset.open(folders.dataset());
    List<Path> files = dataset.split(Split.TEST).stream().map(dataset::source).toList();
    serve(jar, files.get(0));
    say(parityCommand());
    Parity.Outcome parity = parity(folders.release());
    DemoResult result =
        new DemoResult(
            auc(dataset, folders.imageModel()),
            auc(dataset, folders.directModel()),
            ModelDirectory.open(folders.patchModel()).description().bestScore(),
            parity.result(),
            damaged(),
            Latency.median(folders.release(), files),
            (System.nanoTime() - start) / 1e9,
            DemoResult.CAVEAT);
    AtomicFile.write(folders.json(), ResultJson.write(result) + "\n");
    ParityReport.of(parity, "./mammoedge demo", List.of(DemoPage.section(result, folders)))
        .write(folders.report());
    DemoTable.print(result, folders, jar, files.get(0), out);
    return result.proved() ? ExitCode.GOOD : ExitCode.PARITY_FAILED;
  }

  private void train() {
    String dataset = folders.dataset().toString();
    steps.run("phantom", "--out", folders.phantoms().toString());
    steps.run(
        "prepare",
        "--in",
        folders.phantoms().toString(),
        "--layout",
        "cbis-ddsm",
        "--out",
        dataset,
        "--size",
        SIZE);
    steps.run("patches", "--data", dataset, "--set", "s10", "--out", folders.patches().toString());
    steps.run(
        "train-patch",
        "--data",
        folders.patches().toString(),
        "--out",
        folders.patchModel().toString());
    steps.run(
        "train-image",
        "--data",
        dataset,
        "--patch-model",
        folders.patchModel().toString(),
        "--out",
        folders.imageModel().toString());
    steps.run(
        "train-image",
        "--data",
        dataset,
        "--net",
        "small",
        "--out",
        folders.directModel().toString());
    steps.run(
        "export",
        "--model",
        folders.imageModel().toString(),
        "--name",
        "demo",
        "--version",
        "1.0.0",
        "--store",
        folders.store().toString(),
        "--data",
        dataset);
  }

  private void serve(RuntimeJar jar, Path file) throws IOException {
    String release = folders.release().toString();
    say(jar.command("check", release));
    jar.run("check", release);
    String heatMaps = folders.out().resolve("heatmaps").toString();
    say(jar.command("score", release, file.toString(), "--heatmap", heatMaps));
    jar.run("score", release, file.toString(), "--heatmap", heatMaps);
  }

  /** What {@link #parity} does, whose result the page needs as more than text. */
  private String parityCommand() {
    return String.join(
        " ",
        "./mammoedge parity",
        "--release",
        folders.release().toString(),
        "--reference",
        folders.imageModel().toString(),
        "--data",
        folders.dataset().toString());
  }

  private Parity.Outcome parity(Path release) throws IOException {
    ScoreOptions options = new ScoreOptions(ProviderChoice.CPU, Variant.FP32, 0, null);
    RoadSpec candidate = new RoadSpec(List.of(release), options, Optional.empty());
    RoadSpec reference = new RoadSpec(List.of(folders.imageModel()), options, Optional.empty());
    CaseChoice cases = new CaseChoice(Optional.of(folders.dataset()), Split.TEST, false);
    return new Parity(ParityRequest.of(candidate, reference, cases, 0.01)).run();
  }

  private Verdict damaged() throws IOException {
    Path copy = folders.out().resolve("damaged");
    try {
      DamagedCopy.make(folders.release(), copy);
      return parity(copy).result().verdict();
    } finally {
      DamagedCopy.delete(copy);
    }
  }

  private static AucEstimate auc(Dataset dataset, Path model) throws IOException {
    try (Reference reference = Reference.open(List.of(model), false)) {
      List<ScoredCase> scored = Scores.ofPrepared(reference, dataset, Split.TEST);
      TestLog.record(reference, dataset, Evaluated.of(scored), "demo");
      return Grouping.IMAGE.auc(scored);
    }
  }

  private void say(String command) {
    out.println();
    out.println("$ " + command);
    out.flush();
  }
}

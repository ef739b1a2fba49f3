package io.mammoedge.trainer.reproduce.step;

import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.LesionRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.patch.PatchRecipe;
import io.mammoedge.trainer.patch.PatchSampling;
import io.mammoedge.trainer.patch.PatchSet;
import io.mammoedge.trainer.patch.PatchSettings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Samples one of the paper's patch sets.
 *
 * @param set which
 */
public record SamplePatches(PatchRecipe set) implements Step {
  @Override
  public String name() {
    return "patches-" + set;
  }

  @Override
  public String place() {
    return "patches/" + set;
  }

  @Override
  public List<Step> needs() {
    return List.of();
  }

  @Override
  public List<Load> loads(Inputs inputs) {
    return List.of();
  }

  @Override
  public boolean isFinished(Workbench bench) {
    return Files.isRegularFile(bench.place(this).resolve("patches.json"));
  }

  @Override
  public void run(Workbench bench) throws IOException {
    Dataset dataset = bench.inputs().data();
    clear(bench.place(this));
    int edge = edge(bench.inputs()).height();
    PatchSettings settings = new PatchSettings(set, set.perRoi(), edge, PatchSettings.SEED);
    try (Progress progress = Progress.of("Sampling patches", dataset.images().size())) {
      new PatchSampling(dataset, settings).write(bench.place(this), progress::step);
    }
  }

  /** What an interrupted run left is no patch set, and nothing is written beside it. */
  private static void clear(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
    }
  }

  PatchSet open(Workbench bench) {
    return PatchSet.open(bench.place(this));
  }

  /** Height and width of a patch. */
  ImageSize edge(Inputs inputs) {
    int edge = PatchSettings.defaultSize(inputs.data().description().size());
    return new ImageSize(edge, edge);
  }

  /** About how many patches it will have of a split. */
  int count(Split split, Inputs inputs) {
    Set<String> images =
        inputs.data().split(split).stream().map(row -> row.image()).collect(Collectors.toSet());
    long lesions =
        inputs.data().lesions().stream()
            .filter(LesionRow::located)
            .filter(lesion -> images.contains(lesion.image()))
            .count();
    return Math.toIntExact((lesions + images.size()) * set.perRoi());
  }
}

package io.mammoedge.validation.benchmark.files;

import com.google.gson.Gson;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.engine.ProviderChoice;
import io.mammoedge.runtime.preprocess.PixelRows;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.FileRead;
import io.mammoedge.runtime.score.ReadAhead;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.Scorer;
import io.mammoedge.runtime.score.Variant;
import io.mammoedge.validation.benchmark.PeakMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** A process that scores files as an edge box does, and tells what the parts cost. */
public final class FilesChild {
  /** Java compiles what runs often, and the engine lays out its memory. */
  private static final int WARM_UP = 2;

  /** Of the first file: all later ones share most of its code. */
  private static final int FIRST_WARM_UP = 10;

  private final Scorer scorer;
  private final int rounds;

  private FilesChild(Scorer scorer, int rounds) {
    this.scorer = scorer;
    this.rounds = rounds;
  }

  /**
   * What a process found.
   *
   * @param variant that ran
   * @param provider that ran it
   * @param firstRun seconds of the session's first run
   * @param parts seconds of each part in each round, for each file
   * @param peakMegabytes of the process
   */
  record Found(
      String variant, String provider, double firstRun, List<Parts> parts, double peakMegabytes) {}

  /**
   * Seconds of the rounds of one file.
   *
   * @param network on an image of its own size
   * @param session on this one
   * @param decode of the file
   * @param answer from the file
   * @param folder a file among many
   */
  record Parts(
      double[] network, double[] session, double[] decode, double[] answer, double folder) {}

  /** Release, variant, threads, rounds, the answer's file, and the DICOM files. */
  public static void main(String[] words) throws IOException {
    Release release = Release.open(Path.of(words[0]));
    ScoreOptions options =
        new ScoreOptions(
            ProviderChoice.AUTO, Variant.valueOf(words[1]), Integer.parseInt(words[2]), null);
    List<Path> files = List.of(words).subList(5, words.length).stream().map(Path::of).toList();
    try (Scorer scorer = Scorer.open(release, options)) {
      FilesChild child = new FilesChild(scorer, Integer.parseInt(words[3]));
      List<Integer> size = release.manifest().input().trainedSize();
      Found found = child.find(files, new Resample(size.get(0), size.get(1)));
      Files.writeString(Path.of(words[4]), new Gson().toJson(found));
    }
    Runtime.getRuntime().halt(0);
  }

  private Found find(List<Path> files, Resample ownSize) throws IOException {
    PixelRows first = rows(files.get(0));
    double firstRun = seconds(() -> scorer.outcome(first));
    for (int i = 0; i < FIRST_WARM_UP; i++) {
      scorer.score(files.get(0));
    }
    Plane own = ownSize.apply(first.plane());
    List<Parts> parts = files.stream().map(file -> parts(file, own)).toList();
    return new Found(
        scorer.origin().variant(),
        scorer.origin().provider(),
        firstRun,
        parts,
        PeakMemory.megabytes());
  }

  private Parts parts(Path file, Plane own) {
    PixelRows rows = rows(file);
    double[][] seconds = new double[4][rounds];
    for (int round = -WARM_UP; round < rounds; round++) {
      int place = Math.max(0, round);
      seconds[0][place] = seconds(() -> scorer.outcome(own));
      seconds[1][place] = seconds(() -> scorer.outcome(rows));
      seconds[2][place] = seconds(() -> scorer.read(file));
      seconds[3][place] = seconds(() -> scorer.score(file));
    }
    return new Parts(seconds[0], seconds[1], seconds[2], seconds[3], folder(file));
  }

  /** The clock starts with the first answer: a folder is long. */
  private double folder(Path file) {
    try (ReadAhead reads = new ReadAhead(Collections.nCopies(rounds + 1, file), scorer::read)) {
      scorer.score(reads.next());
      return seconds(() -> reads.forEachRemaining(scorer::score)) / rounds;
    }
  }

  private PixelRows rows(Path file) {
    FileRead read = scorer.read(file);
    if (read.isRefused()) {
      RefusedImageException why = read.refusal();
      throw new MammoEdgeException(ExitCode.INPUT_REFUSED, file + ": " + why.getMessage(), why);
    }
    return PixelRows.of(read.mammogram());
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}

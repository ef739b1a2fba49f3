package io.mammoedge.validation.benchmark.files;

import io.mammoedge.runtime.check.Machine;
import io.mammoedge.runtime.score.Variant;
import io.mammoedge.validation.benchmark.Encoding;
import io.mammoedge.validation.benchmark.SyntheticMammogram;
import io.mammoedge.validation.edge.RuntimeJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Scores large mammograms of every codec with a release: each alone, many in a row, and the first
 * one of a process. What the parts cost is measured in the same process, in turns.
 *
 * @param rows height of a mammogram
 * @param columns its width
 * @param rounds of each part
 * @param starts of processes
 */
public record FilesBenchmark(int rows, int columns, int rounds, int starts) {
  /** A large detector's images, or small ones to see that it runs. */
  public static FilesBenchmark of(boolean quick) {
    return quick ? new FilesBenchmark(1024, 832, 3, 1) : new FilesBenchmark(4096, 3328, 5, 3);
  }

  /** How many steps {@link #run} tells of. */
  public int size() {
    return 1 + 2 * starts;
  }

  /**
   * Runs it.
   *
   * @param release a folder
   * @param variant of it
   * @param threads of the engine
   * @param folder for files between the processes
   * @param step called after each process
   * @throws io.mammoedge.runtime.MammoEdgeException when DCMTK or GDCM is not installed, or the
   *     release does not take such images
   */
  public FilesReport run(Path release, Variant variant, int threads, Path folder, Runnable step)
      throws IOException {
    List<Encoding> encodings = Encoding.ofEachCodec();
    List<Path> files = files(encodings, folder);
    FilesProcess process = new FilesProcess(release, variant, threads, folder);
    FilesChild.Found found = process.run(rounds, files);
    step.run();
    return new FilesReport(
        Machine.here(),
        found.variant(),
        found.provider(),
        threads,
        rows,
        columns,
        times(encodings, found.parts()),
        coldStart(process, files.get(0), step),
        found.peakMegabytes());
  }

  private List<Path> files(List<Encoding> encodings, Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Encoding encoding : encodings) {
      Path original = folder.resolve("original-" + files.size() + ".dcm");
      new SyntheticMammogram(rows, columns, encoding.bits()).write(original);
      files.add(encoding.encode(original, folder.resolve("encoded-" + files.size() + ".dcm")));
    }
    return files;
  }

  private static List<FileTime> times(List<Encoding> encodings, List<FilesChild.Parts> parts) {
    return IntStream.range(0, parts.size())
        .mapToObj(i -> time(encodings.get(i), parts.get(i)))
        .toList();
  }

  private static FileTime time(Encoding encoding, FilesChild.Parts parts) {
    DoubleStream rest =
        IntStream.range(0, parts.answer().length)
            .mapToDouble(i -> parts.answer()[i] - parts.network()[i] - parts.decode()[i]);
    return new FileTime(
        encoding.title(),
        encoding.bits(),
        median(DoubleStream.of(parts.network())),
        median(DoubleStream.of(parts.session())),
        median(DoubleStream.of(parts.decode())),
        median(DoubleStream.of(parts.answer())),
        median(rest),
        parts.folder());
  }

  /** In turns: the command, then a process of whose time only the first run counts. */
  private ColdStart coldStart(FilesProcess process, Path file, Runnable step) throws IOException {
    List<Double> commands = new ArrayList<>();
    List<Double> networks = new ArrayList<>();
    for (int i = 0; i < starts; i++) {
      commands.add(process.scoreCommand(RuntimeJar.find(), file));
      step.run();
      networks.add(process.run(1, List.of(file)).firstRun());
      step.run();
    }
    return new ColdStart(
        median(commands.stream().mapToDouble(Double::doubleValue)),
        median(networks.stream().mapToDouble(Double::doubleValue)));
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }
}

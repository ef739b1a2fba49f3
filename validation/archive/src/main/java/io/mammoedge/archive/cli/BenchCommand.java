package io.mammoedge.archive.cli;

import io.mammoedge.archive.bench.ArchiveBenchmark;
import io.mammoedge.archive.bench.ArchiveRun;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.ResultJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code archive bench}: local mode beside {@code score}, two workers beside one. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Times whole programs on phantoms of 2560x2048, in turns; prints Markdown.")
final class BenchCommand implements Callable<Integer> {
  @Option(names = "--release", required = true, description = "Folder of a release.")
  private Path release;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "200",
      description = "Images of each run (default: ${DEFAULT-VALUE}).")
  private int images;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "New folder for phantoms, tables and logs.")
  private Path out;

  @Option(names = "--json", description = "The seconds of each run as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (images < 1 || rounds < 1) {
      throw new ParameterException(spec.commandLine(), "--images and --rounds are at least 1");
    }
    PrintWriter err = spec.commandLine().getErr();
    requireEmpty(Files.createDirectories(out));
    ArchiveBenchmark.Times times =
        new ArchiveBenchmark(release, images, rounds)
            .run(
                out.toAbsolutePath(),
                step -> {
                  err.println(step);
                  err.flush();
                });
    PrintWriter writer = spec.commandLine().getOut();
    if (json) {
      writer.println(ResultJson.write(times));
    } else {
      print(times, writer);
    }
    return ExitCode.GOOD.number();
  }

  /** A table of an earlier run would leave nothing to score, and so nothing to time. */
  private static void requireEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new MammoEdgeException(
            ExitCode.EXISTS_ALREADY, folder + ": is not empty; name a new folder with --out");
      }
    }
  }

  private static void print(ArchiveBenchmark.Times times, PrintWriter out) {
    out.println("| whole program | seconds | images a second | after the first wave |");
    out.println("|---|---|---|---|");
    double score = median(times.score());
    out.println(row("`score`", score, times.images(), "–"));
    row(out, "local mode, tasks of one thread", times.images(), times.local());
    row(out, "local mode, one task of all threads", times.images(), times.oneTask());
    row(out, "one worker of one core", times.images(), times.oneWorker());
    row(out, "two workers of one core", times.images(), times.twoWorkers());
    out.println();
    out.println(
        String.format(
            Locale.ROOT,
            "Local mode has %.0f %% of the throughput of `score`; two workers have %.2f times that of"
                + " one, or %.2f times after the first wave (medians of the ratios within a round;"
                + " rounds: %d).",
            100 * ratio(times.score(), seconds(times.local())),
            ratio(seconds(times.oneWorker()), seconds(times.twoWorkers())),
            ratio(rates(times.twoWorkers()), rates(times.oneWorker())),
            times.score().size()));
  }

  private static void row(PrintWriter out, String what, int images, List<ArchiveRun> runs) {
    String rate = String.format(Locale.ROOT, "%.2f", median(rates(runs)));
    out.println(row(what, median(seconds(runs)), images, rate));
  }

  private static String row(String what, double seconds, int images, String rate) {
    return String.format(
        Locale.ROOT, "| %s | %.1f | %.2f | %s |", what, seconds, images / seconds, rate);
  }

  private static List<Double> seconds(List<ArchiveRun> runs) {
    return runs.stream().map(ArchiveRun::seconds).toList();
  }

  private static List<Double> rates(List<ArchiveRun> runs) {
    return runs.stream().map(ArchiveRun::rate).toList();
  }

  private static double ratio(List<Double> more, List<Double> less) {
    return median(
        IntStream.range(0, more.size()).mapToObj(i -> more.get(i) / less.get(i)).toList());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}

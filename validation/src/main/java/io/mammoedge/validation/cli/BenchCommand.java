package io.mammoedge.validation.cli;

import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.validation.benchmark.CodecBenchmark;
import io.mammoedge.validation.benchmark.CodecTime;
import io.mammoedge.validation.benchmark.ReleaseBenchmark;
import io.mammoedge.validation.benchmark.ReleaseTimes;
import io.mammoedge.validation.benchmark.ServeBenchmark;
import io.mammoedge.validation.benchmark.ServeTimes;
import io.mammoedge.validation.benchmark.StepBenchmark;
import io.mammoedge.validation.benchmark.StepTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: how fast the reader, training, a release or a node are on this machine. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Reads full-size mammograms in every transfer syntax, in turns with GDCM (needs Debian's"
            + " dcmtk, libgdcm-tools, python3-gdcm). With --steps, takes training steps in turns with"
            + " Python's torch instead; with --release, exports and times a release; with --serve,"
            + " asks an edge node for scores.")
public final class BenchCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "Small pictures, few rounds: only to see that it runs.")
  private boolean quick;

  @Option(names = "--steps", description = "Training steps, in turns with Python's torch.")
  private boolean steps;

  @Option(
      names = "--release",
      description = "Export of the paper's classifier; its variants in turns.")
  private boolean release;

  @Option(
      names = "--serve",
      paramLabel = "RELEASE",
      description = "Starts the edge jar with a release; 1, 2 and 8 clients ask for scores.")
  private Optional<Path> serve = Optional.empty();

  @Mixin private NodeOptions node;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Keeps what --release or --serve made; a second run goes on from there.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      description = "A Python with torch; default: ${DEFAULT-VALUE}.")
  private String python = "python3";

  @Option(names = "--threads", description = "Of each engine; default: all cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "The result as JSON on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    checkOptions();
    Path folder = Files.createTempDirectory("mammoedge-bench");
    try {
      if (steps) {
        takeSteps(folder);
      } else if (release) {
        export(out.orElse(folder));
      } else if (serve.isPresent()) {
        ask(serve.get(), Files.createDirectories(out.orElse(folder)));
      } else {
        readImages(folder);
      }
    } finally {
      delete(folder);
    }
    return 0;
  }

  private void checkOptions() {
    long what = Stream.of(steps, release, serve.isPresent()).filter(chosen -> chosen).count();
    if (what > 1 || (out.isPresent() && !release && serve.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(),
          "--steps, --release and --serve exclude each other; --out is for the last two");
    }
    if (node.areGiven() && serve.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--variant, --provider and --max-images are for --serve");
    }
  }

  private void takeSteps(Path folder) throws IOException {
    StepBenchmark benchmark = StepBenchmark.of(python, threads, quick);
    try (Progress progress = Progress.of("Taking steps", benchmark.size())) {
      List<StepTime> times = benchmark.run(folder, progress::step);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(ResultJson.write(times));
      } else {
        StepTable.print(times, out);
      }
    }
  }

  private void export(Path folder) throws IOException {
    ReleaseTimes times = ReleaseBenchmark.of(quick).run(folder);
    PrintWriter writer = spec.commandLine().getOut();
    if (json) {
      writer.println(ResultJson.write(times));
    } else {
      ReleaseTable.print(times, writer);
    }
  }

  private void ask(Path served, Path folder) throws IOException {
    ServeBenchmark benchmark = ServeBenchmark.of(quick);
    List<List<String>> starts = node.starts(threads);
    List<ServeTimes> times = new ArrayList<>();
    try (Progress progress = Progress.of("Asking", (long) starts.size() * benchmark.size())) {
      for (List<String> options : starts) {
        times.add(benchmark.run(served, options, folder, progress::step));
      }
    }
    PrintWriter writer = spec.commandLine().getOut();
    if (json) {
      writer.println(ResultJson.write(times));
    } else {
      ServeTable.print(times, writer);
    }
  }

  private void readImages(Path folder) throws IOException {
    CodecBenchmark benchmark = quick ? CodecBenchmark.QUICK : CodecBenchmark.FULL;
    try (Progress progress = Progress.of("Reading", benchmark.size())) {
      List<CodecTime> times = benchmark.run(folder, progress::step);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(ResultJson.write(times));
      } else {
        print(benchmark, times, out);
      }
    }
  }

  private static void print(CodecBenchmark benchmark, List<CodecTime> times, PrintWriter out) {
    out.printf(
        "| %dx%d, transfer syntax | bits | file MB | pixels | MammoEdge ms | GDCM ms | ratio |%n",
        benchmark.columns(), benchmark.rows());
    out.println("|---|---|---|---|---|---|---|");
    for (CodecTime time : times) {
      out.printf(
          Locale.ROOT,
          "| %s | %d | %.1f | %s | %.0f | %.0f | %.1f |%n",
          time.transferSyntax(),
          time.bits(),
          time.bytes() / 1e6,
          time.exactness(),
          time.millis(),
          time.gdcmMillis(),
          time.ratio());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

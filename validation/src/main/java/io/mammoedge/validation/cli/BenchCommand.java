package io.mammoedge.validation.cli;

import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.trainer.cli.ImageSizeConverter;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.validation.benchmark.network.NetworkBenchmark;
import io.mammoedge.validation.benchmark.network.NetworkReport;
import io.mammoedge.validation.benchmark.network.PaperNetworks;
import io.mammoedge.validation.benchmark.network.PeerPrograms;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench}: how fast networks, the reader, training, a release or a node are here. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Runs one image through the paper's networks, untrained, here and in other engines, in"
            + " turns, and says what the machine could do at most.",
    subcommands = {
      BenchCodecsCommand.class,
      BenchFilesCommand.class,
      BenchStepsCommand.class,
      BenchReleaseCommand.class,
      BenchServeCommand.class,
    })
public final class BenchCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "3 rounds, on images of 576x448 only.")
  private boolean quick;

  @Option(
      names = "--network",
      paramLabel = "NOTATION",
      description = "Such as vgg16+512x1,512x1; may be given again. Default: the paper's three.")
  private List<String> networks = PaperNetworks.NOTATIONS;

  @Option(
      names = "--size",
      paramLabel = "HEIGHTxWIDTH",
      converter = ImageSizeConverter.class,
      description = "Of the image; may be given again. Default: 1152x896 and 576x448.")
  private List<ImageSize> sizes = List.of();

  @Option(names = "--threads", description = "Of each engine; default: all cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      description = "A Python with torch; default: ${DEFAULT-VALUE}.")
  private String python = "python3";

  @Option(
      names = "--node-modules",
      paramLabel = "DIR",
      description = "Folder that holds the package onnxruntime-node.")
  private Optional<Path> nodeModules = Optional.empty();

  @Option(
      names = "--peers",
      paramLabel = "DIR",
      defaultValue = "${sys:mammoedge.bench.peers}",
      description = "The built peers in Java; default: validation/bench-peers/target/peers.")
  private Optional<Path> peers = Optional.empty();

  @Option(names = "--json", description = "The result as JSON on standard output.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also writes network.md and network.json there.")
  private Optional<Path> out = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PeerPrograms programs = new PeerPrograms(python, nodeModules, peers, threads);
    NetworkBenchmark benchmark = NetworkBenchmark.of(networks, sizes, quick, programs);
    try (TemporaryFolder folder = TemporaryFolder.make();
        Progress progress = Progress.of("Taking turns", benchmark.size())) {
      tell(benchmark.run(folder.path(), progress::step));
    }
    return 0;
  }

  private void tell(NetworkReport report) throws IOException {
    StringWriter table = new StringWriter();
    NetworkTable.print(report, new PrintWriter(table, true));
    String document = ResultJson.write(report);
    if (out.isPresent()) {
      Path folder = Files.createDirectories(out.get());
      Files.writeString(folder.resolve("network.md"), table.toString());
      Files.writeString(folder.resolve("network.json"), document + "\n");
    }
    PrintWriter writer = spec.commandLine().getOut();
    writer.println(json ? document : table.toString().stripTrailing());
  }
}

package io.mammoedge.pieces;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Measures the pieces that JMH's command line chooses, all of them by default. */
public final class Pieces {
  private Pieces() {}

  /** JMH's options and patterns; {@code -h} lists them. */
  public static void main(String[] words)
      throws IOException, CommandLineOptionException, RunnerException {
    CommandLineOptions chosen = new CommandLineOptions(words);
    if (chosen.shouldHelp()) {
      chosen.showHelp();
      return;
    }
    Path folder = Files.createTempDirectory("mammoedge-pieces");
    try {
      run(chosen, folder);
    } finally {
      delete(folder);
    }
  }

  private static void run(CommandLineOptions chosen, Path folder)
      throws IOException, RunnerException {
    Encoded files = Encoded.write(folder);
    ChainedOptionsBuilder options =
        new OptionsBuilder().parent(chosen).jvmArgsAppend("-D" + Mammograms.FOLDER + "=" + folder);
    encodings(options, chosen, "compressed", files.compressed());
    encodings(options, chosen, "uncompressed", files.uncompressed());
    Table table = new Table(new Runner(options.build()).run());
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    table.print(out);
    files.leftOut().forEach(why -> out.println("left out: " + why));
  }

  private static void encodings(
      ChainedOptionsBuilder options, CommandLineOptions chosen, String name, List<String> made) {
    if (!chosen.getParameter(name).hasValue()) {
      options.param(name, made.toArray(String[]::new));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}

package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.ManifestJson;
import io.mammoedge.runtime.release.ModelFacts;
import io.mammoedge.runtime.release.ModelGuard;
import io.mammoedge.runtime.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code info}: what a release, or a lone ONNX file of one, says of itself. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description = "Verifies a release and says what it is.")
public final class InfoCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "RELEASE|FILE.onnx",
      description = "Folder of a release, or a model out of one.")
  private Path release;

  @Option(names = "--json", description = "The manifest as JSON on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Manifest manifest =
        Files.isRegularFile(release) ? embedded(release) : Release.open(release).manifest();
    if (json) {
      spec.commandLine().getOut().print(ManifestJson.write(manifest));
    } else {
      InfoText.print(manifest, spec.commandLine().getOut());
    }
    return 0;
  }

  private static Manifest embedded(Path file) throws IOException {
    ModelFacts facts = ModelGuard.inspect(Files.readAllBytes(file), file.toString());
    String text = facts.metadata().get(Manifest.METADATA_KEY);
    if (text == null) {
      throw new IntegrityException(file + ": carries no manifest; is it a model of a release?");
    }
    return ManifestJson.read(text, file.toString());
  }
}

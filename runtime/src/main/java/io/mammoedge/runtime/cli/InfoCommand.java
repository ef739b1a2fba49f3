package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.ManifestJson;
import io.mammoedge.runtime.release.ModelFacts;
import io.mammoedge.runtime.release.ModelGuard;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.release.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private TrustOption trust;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (Files.isRegularFile(release)) {
      print(embedded(release), null);
    } else {
      Release opened = trust.open(release);
      print(opened.manifest(), opened.seal());
    }
    return 0;
  }

  private void print(Manifest manifest, Seal seal) {
    if (json) {
      spec.commandLine().getOut().print(ManifestJson.write(manifest));
    } else {
      InfoText.print(manifest, seal, spec.commandLine().getOut());
    }
  }

  private Manifest embedded(Path file) throws IOException {
    if (trust.given()) {
      throw new MammoEdgeException(
          ExitCode.USAGE, file + ": a lone model has no signature; --trust wants a release");
    }
    ModelFacts facts = ModelGuard.inspect(Files.readAllBytes(file), file.toString());
    String text = facts.metadata().get(Manifest.METADATA_KEY);
    if (text == null) {
      throw new IntegrityException(file + ": carries no manifest; is it a model of a release?");
    }
    return ManifestJson.read(text, file.toString());
  }
}

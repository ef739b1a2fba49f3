package io.mammoedge.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.ManifestJson;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallModel;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Releases that agree with themselves, manifest and digests, but hold a model that none may. */
class ForbiddenModelTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "external-data, weights in other files",
    "opset, 'com.example'",
    "node-domain, 'com.example'",
    "function, functions",
    "loop, Loop",
  })
  void noCommandTakesIt(String name, String message) throws IOException {
    Path release = release(SmallModel.resource("forbidden-" + name + ".onnx"));
    Path image = SmallDicom.write(folder.resolve("a.dcm"), 0);
    for (Cli run :
        List.of(
            Cli.run("verify", release),
            Cli.run("check", release),
            Cli.run("score", release, image),
            Cli.run("promote", release))) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
      assertThat(run.err()).hasLineCount(1).contains("model.onnx", message);
    }
  }

  private Path release(byte[] model) throws IOException {
    Path release = SmallRelease.write(folder.resolve("store"));
    byte[] entry =
        SmallModel.concat(
            SmallModel.text(1, Manifest.METADATA_KEY),
            SmallModel.text(2, ManifestJson.write(SmallRelease.core().core())));
    Files.write(
        release.resolve("model.onnx"), SmallModel.concat(model, SmallModel.field(14, entry)));
    SmallRelease.seal(release, SmallRelease.core());
    return release;
  }
}

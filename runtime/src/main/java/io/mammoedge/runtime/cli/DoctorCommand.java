package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.doctor.Diagnosis;
import io.mammoedge.runtime.release.Release;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code doctor}: what this machine is, whether a release runs on it, and what to do next. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Looks at this machine, tries a release on it, and says what to do next.")
public final class DoctorCommand implements Callable<Integer> {
  @Parameters(index = "0", arity = "0..1", paramLabel = "RELEASE", description = "To be tried.")
  private Optional<Path> release = Optional.empty();

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Mixin private TrustOption trust;
  @Mixin private EngineOptions engine;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Optional<Supplier<Release>> opener = release.map(folder -> () -> trust.open(folder));
    String name = release.map(Path::toString).orElse("");
    Diagnosis found = Diagnosis.here(RuntimeVersion.text(), name, opener, engine.scoreOptions());
    if (json) {
      spec.commandLine().getOut().println(ResultJson.write(found));
    } else {
      new DoctorText(spec.commandLine().getOut()).print(found);
    }
    return code(found);
  }

  private static int code(Diagnosis found) {
    if (found.natives().problem() != null) {
      return ExitCode.PROVIDER_UNAVAILABLE.number();
    }
    return found.trial() == null ? ExitCode.GOOD.number() : found.trial().exitCode();
  }
}

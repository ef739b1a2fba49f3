package io.mammoedge.validation.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.validation.demo.Demo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: the whole road on phantoms, in some minutes. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Phantoms, training, release, scores, parity: the whole road in one command.")
public final class DemoCommand implements Callable<Integer> {
  @Option(names = "--out", paramLabel = "DIR", description = "Default: demo-out.")
  private Path out = Path.of("demo-out");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    return new Demo(out, this::step, spec.commandLine().getOut()).run().number();
  }

  private void step(String... arguments) {
    PrintWriter console = spec.commandLine().getOut();
    console.println();
    console.println("$ ./mammoedge " + String.join(" ", arguments));
    console.flush();
    CommandLine toolbox = Toolbox.commandLine().setOut(console).setErr(spec.commandLine().getErr());
    int exit = Toolbox.execute(toolbox, arguments);
    if (exit != ExitCode.GOOD.number()) {
      throw new MammoEdgeException(
          ExitCode.of(exit), "the demo stops: '" + arguments[0] + "' ended with code " + exit);
    }
  }
}

package io.mammoedge.runtime.testing;

import io.mammoedge.runtime.cli.CliErrors;
import io.mammoedge.runtime.cli.RuntimeMain;
import io.mammoedge.runtime.cli.SignCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import picocli.CommandLine;

/**
 * One run of the command line inside this process.
 *
 * @param exitCode as the shell sees it
 * @param out standard output
 * @param err standard error
 */
public record Cli(int exitCode, String out, String err) {
  /** Runs; arguments of any type are given as text. */
  public static Cli run(Object... arguments) {
    return run(RuntimeMain.commandLine(), arguments);
  }

  /** Runs a command that publishers have and the edge jar has not. */
  public static Cli publisher(Object... arguments) {
    return run(RuntimeMain.commandLine().addSubcommand(new SignCommand()), arguments);
  }

  private static Cli run(CommandLine commandLine, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    int exitCode = CliErrors.execute(commandLine, texts);
    return new Cli(exitCode, out.toString(), err.toString());
  }
}

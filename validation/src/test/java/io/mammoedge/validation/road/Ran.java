package io.mammoedge.validation.road;

import io.mammoedge.runtime.cli.CliErrors;
import io.mammoedge.runtime.cli.RuntimeMain;
import io.mammoedge.validation.cli.Toolbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import picocli.CommandLine;

/**
 * A command that a user types: what it printed and how it ended.
 *
 * @param exit its code
 * @param out standard output
 * @param err standard error
 */
record Ran(int exit, String out, String err) {
  /** {@code ./mammoedge}; paths and numbers are written as text. */
  static Ran toolbox(Object... arguments) {
    return run(Toolbox.commandLine(), arguments);
  }

  /** {@code java -jar mammoedge-runtime.jar}. */
  static Ran runtime(Object... arguments) {
    return run(RuntimeMain.commandLine(), arguments);
  }

  private static Ran run(CommandLine command, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    return new Ran(CliErrors.execute(command, words), out.toString(), err.toString());
  }
}

package io.mammoedge.runtime.deploy;

import io.mammoedge.runtime.cli.RuntimeMain;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** A start of the node as a file says it, understood by the program's own command line. */
final class ServeCall {
  private final ParseResult parsed;

  private ServeCall(ParseResult parsed) {
    this.parsed = parsed;
  }

  /**
   * Parses {@code serve …}.
   *
   * @throws CommandLine.ParameterException where the program would not start
   */
  static ServeCall of(List<String> arguments) {
    CommandLine program = RuntimeMain.commandLine().setCaseInsensitiveEnumValuesAllowed(true);
    return new ServeCall(program.parseArgs(arguments.toArray(String[]::new)).subcommand());
  }

  String command() {
    return parsed.commandSpec().name();
  }

  /** The value of an option, or its default, as text. */
  String value(String option) {
    Object value = parsed.commandSpec().findOption(option).getValue();
    return value instanceof Optional<?> maybe
        ? maybe.map(Object::toString).orElse("")
        : String.valueOf(value);
  }
}

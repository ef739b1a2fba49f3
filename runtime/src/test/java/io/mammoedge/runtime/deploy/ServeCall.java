package io.mammoedge.runtime.deploy;

import io.mammoedge.runtime.cli.RuntimeMain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** A start of the node as a file says it, understood by the program's own command line. */
final class ServeCall {
  /** TODO: delete this once {@code serve} has these options; each takes a value but --heatmaps. */
  private static final Set<String> NOT_YET_IN_SERVE =
      Set.of("--spool", "--keep-days", "--spool-quota", "--results-to", "--heatmaps");

  private static final Set<String> NOT_YET_WITHOUT_A_VALUE = Set.of("--heatmaps");

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
    String[] known = known(arguments, program).toArray(String[]::new);
    return new ServeCall(program.parseArgs(known).subcommand());
  }

  private static List<String> known(List<String> arguments, CommandLine program) {
    Set<String> real = program.getSubcommands().get("serve").getCommandSpec().optionsMap().keySet();
    List<String> known = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (!NOT_YET_IN_SERVE.contains(word) || real.contains(word)) {
        known.add(word);
      } else if (!NOT_YET_WITHOUT_A_VALUE.contains(word)) {
        i++;
      }
    }
    return known;
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

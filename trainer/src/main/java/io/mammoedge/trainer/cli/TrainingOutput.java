package io.mammoedge.trainer.cli;

import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.model.ModelDescription;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What a command that trains says at its end. */
final class TrainingOutput {
  @Option(names = "--json", description = "The new model's model.json on standard output.")
  private boolean json;

  /** Prints the model. */
  void print(CommandSpec spec, String score, ModelDescription model) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(JsonFile.text(model));
    } else {
      out.printf(
          Locale.ROOT,
          "%s: validation %s %.3f at epoch %d%n",
          model.network(),
          score,
          model.bestScore(),
          model.best());
    }
    out.flush();
  }
}

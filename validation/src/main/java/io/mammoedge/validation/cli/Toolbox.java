package io.mammoedge.validation.cli;

import io.mammoedge.trainer.cli.PatchesCommand;
import io.mammoedge.trainer.cli.PhantomCommand;
import io.mammoedge.trainer.cli.PrepareCommand;
import io.mammoedge.trainer.cli.TrainImageCommand;
import io.mammoedge.trainer.cli.TrainPatchCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./mammoedge}: every command of a model's life, from pictures to proof. */
@Command(
    name = "mammoedge",
    mixinStandardHelpOptions = true,
    description = "Whole-mammogram classifiers: train, release, serve, prove. Research use only.",
    subcommands = {
      PhantomCommand.class,
      PrepareCommand.class,
      PatchesCommand.class,
      TrainPatchCommand.class,
      TrainImageCommand.class,
    })
public final class Toolbox {
  private Toolbox() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Toolbox()).execute(args));
  }
}

package io.mammoedge.validation.cli;

import io.mammoedge.exporter.cli.ExportCommand;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.cli.CliErrors;
import io.mammoedge.runtime.cli.DiffCommand;
import io.mammoedge.runtime.cli.DriftCommand;
import io.mammoedge.runtime.cli.KeygenCommand;
import io.mammoedge.runtime.cli.ListCommand;
import io.mammoedge.runtime.cli.PromoteCommand;
import io.mammoedge.runtime.cli.RollbackCommand;
import io.mammoedge.runtime.cli.RuntimeMain;
import io.mammoedge.runtime.cli.RuntimeVersion;
import io.mammoedge.runtime.cli.SignCommand;
import io.mammoedge.runtime.cli.VerifyCommand;
import io.mammoedge.trainer.cli.BaselineCommand;
import io.mammoedge.trainer.cli.EvaluateCommand;
import io.mammoedge.trainer.cli.FinetuneCommand;
import io.mammoedge.trainer.cli.ImportCommand;
import io.mammoedge.trainer.cli.PatchesCommand;
import io.mammoedge.trainer.cli.PhantomCommand;
import io.mammoedge.trainer.cli.PrepareCommand;
import io.mammoedge.trainer.cli.ReproduceCommand;
import io.mammoedge.trainer.cli.TrainImageCommand;
import io.mammoedge.trainer.cli.TrainPatchCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./mammoedge}: every command of a model's life, from pictures to proof. */
@Command(
    name = "mammoedge",
    mixinStandardHelpOptions = true,
    versionProvider = RuntimeVersion.class,
    description = "Whole-mammogram classifiers: train, release, serve, prove. Research use only.",
    subcommands = {
      DemoCommand.class,
      PhantomCommand.class,
      PrepareCommand.class,
      PatchesCommand.class,
      TrainPatchCommand.class,
      TrainImageCommand.class,
      FinetuneCommand.class,
      ImportCommand.class,
      EvaluateCommand.class,
      BaselineCommand.class,
      ReproduceCommand.class,
      ExportCommand.class,
      KeygenCommand.class,
      SignCommand.class,
      VerifyCommand.class,
      ListCommand.class,
      DiffCommand.class,
      PromoteCommand.class,
      RollbackCommand.class,
      DriftCommand.class,
      ParityCommand.class,
      BenchCommand.class,
      SoakCommand.class,
      ArchiveCommand.class,
    })
public final class Toolbox implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private Toolbox() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    int[] exit = {ExitCode.INTERRUPTED.number()};
    // The engine's own shutdown crashes when it is interrupted in the middle of a step.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(exit[0])));
    exit[0] = execute(RuntimeMain.onStandardStreams(commandLine()), args);
    System.exit(exit[0]);
  }

  private static void end(int exit) {
    if (exit == ExitCode.INTERRUPTED.number()) {
      System.err.println("mammoedge: interrupted");
    }
    Runtime.getRuntime().halt(exit);
  }

  /** A fresh command line. */
  public static CommandLine commandLine() {
    return new CommandLine(new Toolbox());
  }

  static int execute(CommandLine toolbox, String... arguments) {
    return CliErrors.execute(toolbox, arguments);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
  }
}

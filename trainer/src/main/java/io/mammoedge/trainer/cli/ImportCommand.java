package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.imports.Importer;
import io.mammoedge.trainer.model.ModelDescription;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code import}: a model of weights that were trained elsewhere. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Makes a model of weights that were trained with Keras or torchvision.")
public final class ImportCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private Source source;

  /** Where the weights are. */
  private static final class Source {
    @Option(names = "--keras", paramLabel = "FILE.h5", description = "Written by model.save.")
    private Path keras;

    @Option(
        names = "--state-dict",
        paramLabel = "FILE.safetensors",
        description = "Under torchvision's names; needs --net and --size.")
    private Path stateDict;
  }

  @Option(
      names = "--net",
      paramLabel = "NOTATION",
      description = "The network, such as resnet50 or vgg16+512x1,512x1; Keras files tell it.")
  private Optional<String> net = Optional.empty();

  @Option(
      names = "--size",
      paramLabel = "HxW",
      converter = ImageSizeConverter.class,
      description = "Of the images it takes, where the file does not say.")
  private Optional<ImageSize> size = Optional.empty();

  @Option(
      names = "--mean",
      description = "Subtracted on the 0..255 scale; default ${DEFAULT-VALUE}: the paper's DDSM.",
      defaultValue = "52.18")
  private float mean;

  @Option(
      names = "--classes",
      split = ",",
      paramLabel = "CLASS",
      description = "Order of a patch classifier's classes, which stands in no file.")
  private List<String> classes;

  @Option(names = "--out", required = true, paramLabel = "MODEL", description = "New model.")
  private Path out;

  @Option(names = "--json", description = "The new model's model.json on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Importer importer = new Importer(size, mean, Optional.ofNullable(classes));
    ModelDescription model =
        source.keras != null
            ? importer.keras(source.keras, net, out)
            : importer.stateDict(source.stateDict, net.orElseThrow(ImportCommand::noNet), out);
    PrintWriter print = spec.commandLine().getOut();
    if (json) {
      print.print(JsonFile.text(model));
    } else {
      print.printf(
          "%s: %s for images of %dx%d%n", out, model.network(), model.height(), model.width());
    }
    print.flush();
    return ExitCode.GOOD.number();
  }

  private static MammoEdgeException noNet() {
    return new MammoEdgeException(
        ExitCode.USAGE, "--state-dict needs --net: a state dict does not say what it is of");
  }
}

package io.mammoedge.trainer.imports;

import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.model.Descriptions;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.patch.PatchClass;
import io.mammoedge.trainer.weights.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a model of weights that were trained elsewhere.
 *
 * @param size of the images it takes; only needed where the file does not say
 * @param mean subtracted on the 0..255 scale
 * @param classes of a patch classifier, in the file's order, which no file tells
 */
public record Importer(Optional<ImageSize> size, float mean, Optional<List<String>> classes) {
  private static final List<String> PATCH_CLASSES =
      Arrays.stream(PatchClass.values()).map(PatchClass::word).toList();
  private static final List<String> IMAGE_CLASSES = List.of("benign", "malignant");

  /**
   * A model that Keras saved.
   *
   * @param expected network notation that the user expects, if any
   * @param out directory of the new model
   */
  public ModelDescription keras(Path file, Optional<String> expected, Path out) throws IOException {
    requireFile(file);
    KerasImport keras = KerasImport.read(file);
    String notation = keras.network().spec().notation();
    if (expected.isPresent() && !expected.get().equals(notation)) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED, file + " holds " + notation + ", not " + expected.get());
    }
    Source source = new Source(file, "Keras HDF5", "Keras " + keras.version());
    return write(out, keras.network().spec(), size(keras), keras.weights(), source);
  }

  private ImageSize size(KerasImport keras) {
    KerasNetwork network = keras.network();
    boolean isOpen = network.height() < 1 || network.width() < 1;
    if (isOpen || size.isPresent()) {
      return size.orElseThrow(() -> missingSize(keras.file()));
    }
    return new ImageSize(network.height(), network.width());
  }

  private static MammoEdgeException missingSize(Path file) {
    return new MammoEdgeException(
        ExitCode.USAGE, file + " does not say what size of images it takes; give --size HxW");
  }

  /**
   * A state dict under torchvision's names, with an output layer of 2 or 5 classes.
   *
   * @param notation of the network
   * @param out directory of the new model
   */
  public ModelDescription stateDict(Path file, String notation, Path out) throws IOException {
    requireFile(file);
    boolean isWhole = notation.contains("+");
    NetworkSpec spec =
        NetworkSpec.parse(notation, isWhole ? IMAGE_CLASSES.size() : PATCH_CLASSES.size());
    ImageSize images = size.orElseThrow(() -> missingSize(file));
    Map<String, Tensor> weights = TorchvisionWeights.read(file, notation, Shapes.of(spec, images));
    Source source = new Source(file, "safetensors", "unknown");
    return write(out, spec, images, weights, source);
  }

  private static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new MammoEdgeException(ExitCode.USAGE, file + ": no such file");
    }
  }

  private record Source(Path file, String format, String producer) {}

  private ModelDescription write(
      Path out, NetworkSpec spec, ImageSize images, Map<String, Tensor> weights, Source source)
      throws IOException {
    ModelDescription.Imported origin =
        new ModelDescription.Imported(
            source.file.getFileName().toString(),
            Digests.sha256(source.file),
            source.format,
            source.producer);
    ModelDescription description = Descriptions.imported(spec, classes(spec), images, mean, origin);
    ModelDirectory.create(out).finish(description, weights);
    return description;
  }

  private List<String> classes(NetworkSpec spec) {
    List<String> known = spec.classes() == PATCH_CLASSES.size() ? PATCH_CLASSES : IMAGE_CLASSES;
    if (spec.classes() != known.size()) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          "a network of "
              + spec.classes()
              + " classes is neither a patch classifier (5) nor one of whole images (2)");
    }
    if (classes.isEmpty() && known.equals(PATCH_CLASSES)) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "the order of a patch classifier's classes stands in no file; give --classes, such as "
              + String.join(",", PATCH_CLASSES));
    }
    List<String> asked = classes.orElse(known);
    if (!new HashSet<>(asked).equals(new HashSet<>(known)) || asked.size() != known.size()) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "--classes " + String.join(",", asked) + " is no order of " + String.join(",", known));
    }
    return asked;
  }
}

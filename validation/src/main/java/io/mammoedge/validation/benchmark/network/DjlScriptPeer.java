package io.mammoedge.validation.benchmark.network;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import io.mammoedge.runtime.preprocess.Plane;
import java.io.IOException;
import java.nio.file.Path;

/** A TorchScript file in DJL. */
public final class DjlScriptPeer {
  private static final int COLOURS = 3;

  private DjlScriptPeer() {}

  /** A peer's words, a TorchScript file first. */
  public static void main(String[] words) throws IOException, MalformedModelException {
    PeerLoop loop = PeerLoop.of(words);
    Path script = Path.of(words[0]).toAbsolutePath();
    try (Model model = Model.newInstance("script", Device.cpu(), "PyTorch")) {
      model.load(script.getParent(), script.getFileName().toString());
      loop.answer(DjlBlocksPeer.version(), image -> probability(model, image));
    }
    Runtime.getRuntime().halt(0);
  }

  private static double probability(Model model, Plane image) {
    Block block = model.getBlock();
    try (NDManager manager = model.getNDManager().newSubManager()) {
      Shape shape = new Shape(1, 1, image.height(), image.width());
      NDArray input = manager.create(image.values(), shape).repeat(1, COLOURS);
      NDArray logits =
          block.forward(new ParameterStore(manager, false), new NDList(input), false).get(0);
      return logits.softmax(1).toFloatArray()[1];
    }
  }
}

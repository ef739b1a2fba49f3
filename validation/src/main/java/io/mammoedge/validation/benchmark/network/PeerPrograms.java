package io.mammoedge.validation.benchmark.network;

import io.mammoedge.trainer.dataset.ImageSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where programs are that we did not write.
 *
 * @param python a Python 3 that has torch
 * @param nodeModules folder in which {@code onnxruntime-node} was installed
 * @param jars folder with OpenCV's peer, as {@code validation/bench-peers} builds it
 * @param threads of every engine
 */
public record PeerPrograms(
    String python, Optional<Path> nodeModules, Optional<Path> jars, int threads) {
  private static final String OPENCV = "OpenCV DNN (Java)";
  private static final String NODE = "onnxruntime-node";
  private static final String DJL_SCRIPT = "DJL, TorchScript";
  private static final String SCRIPT = "Python torch, TorchScript";

  /** Checks for null. */
  public PeerPrograms {
    Objects.requireNonNull(python, "python");
    Objects.requireNonNull(nodeModules, "nodeModules");
    Objects.requireNonNull(jars, "jars");
  }

  /** Everybody on images of a size, ours in fp32 first; who cannot run says why. */
  List<Peer> all(RandomNetwork network, ImageSize size, Path folder) throws IOException {
    SizedNetwork sized = SizedNetwork.of(network, size);
    List<Peer> peers = new ArrayList<>();
    peers.add(Peer.of("MammoEdge, fp32", ours(OursPeer.class, sized.fp32())));
    peers.add(Peer.of("MammoEdge, int8", ours(OursPeer.class, sized.int8())).computingInBytes());
    peers.add(
        Peer.of("MammoEdge, int8 in every layer", ours(OursPeer.class, sized.allInt8()))
            .computingInBytes());
    peers.add(
        Peer.of("DJL, blocks", ours(DjlBlocksPeer.class, network.model())).inTrainersEnvironment());
    peers.addAll(torch(network, folder));
    peers.add(node(sized.fp32(), folder));
    peers.add(openCv(sized.logits()));
    peers.add(
        Peer.missing(
            "TensorFlow Java",
            "its Java libraries read TensorFlow's own formats only, and no converter from ONNX is"
                + " on Maven Central"));
    return peers;
  }

  private List<String> ours(Class<?> main, Path network) {
    return JavaPrograms.ours(main, threads, network);
  }

  private List<Peer> torch(RandomNetwork network, Path folder) throws IOException {
    String program = Resources.copy("torch_peer.py", folder).toString();
    Resources.copy("../torch_networks.py", folder);
    Path script = folder.resolve("script.pt");
    Path log = folder.resolve("trace.log");
    String weights = network.weights().toString();
    ProcessBuilder trace =
        new ProcessBuilder(
            python, program, "trace", network.notation(), weights, script.toString());
    trace.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(log.toFile());
    Optional<String> why = Programs.run(trace, log);
    if (why.isPresent()) {
      String reason = "no torch in '" + python + "' (--python): " + why.get();
      return List.of(
          Peer.missing(DJL_SCRIPT, reason),
          Peer.missing("Python torch, eager", reason),
          Peer.missing(SCRIPT, reason));
    }
    return List.of(
        Peer.of(DJL_SCRIPT, ours(DjlScriptPeer.class, script)),
        Peer.of(
            "Python torch, eager", List.of(python, program, "eager", network.notation(), weights)),
        Peer.of(SCRIPT, List.of(python, program, "script", script.toString())));
  }

  private Peer node(Path onnx, Path folder) throws IOException {
    if (nodeModules.isEmpty()) {
      return Peer.missing(NODE, "no folder with the installed package was given (--node-modules)");
    }
    Path program = Resources.copy("node_peer.js", folder);
    // Node looks for packages beside the program.
    Path link = folder.resolve("node_modules");
    if (!Files.exists(link)) {
      Files.createSymbolicLink(link, nodeModules.get().toAbsolutePath());
    }
    return Peer.of(NODE, List.of("node", program.toString(), onnx.toString()));
  }

  private Peer openCv(Path onnx) {
    return jars.filter(Files::isDirectory)
        .map(
            folder ->
                Peer.of(OPENCV, JavaPrograms.from(folder, "io.mammoedge.peers.OpenCvPeer", onnx)))
        .orElseGet(
            () ->
                Peer.missing(
                    OPENCV, "not built: mvn -P bench-peers -pl validation/bench-peers package"));
  }
}

package io.mammoedge.validation.demo;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.release.ReleaseFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A release with a wrong network and right digests: what a faulty converter would publish. Only a
 * comparison of scores can find it.
 */
public final class DamagedCopy {
  /** Small enough to be overlooked by eye, large enough to move scores. */
  private static final float FACTOR = 1.05f;

  private DamagedCopy() {}

  /**
   * Copies a release and multiplies the weights of one convolution in its middle by 1.05.
   *
   * @param release a version directory
   * @param copy a directory that does not exist
   */
  public static void make(Path release, Path copy) throws IOException {
    copy(release, copy);
    ModelProto model = ModelProto.parseFrom(Files.readAllBytes(copy.resolve("model.onnx")));
    AtomicFile.write(copy.resolve("model.onnx"), damaged(model).toByteArray());
    Files.delete(copy.resolve("SHA256SUMS"));
    ReleaseFiles.writeManifest(copy, Release.open(release).manifest().core());
    ReleaseFiles.writeSums(copy);
  }

  private static ModelProto damaged(ModelProto model) {
    List<TensorProto> tensors = model.getGraph().getInitializerList();
    List<Integer> kernels =
        Stream.iterate(0, i -> i < tensors.size(), i -> i + 1)
            .filter(i -> tensors.get(i).getDimsCount() == 4)
            .toList();
    int middle = kernels.get(kernels.size() / 2);
    TensorProto wrong =
        tensors.get(middle).toBuilder()
            .setRawData(scaled(tensors.get(middle).getRawData()))
            .build();
    return model.toBuilder()
        .setGraph(model.getGraph().toBuilder().setInitializer(middle, wrong))
        .build();
  }

  private static ByteString scaled(ByteString raw) {
    ByteBuffer in = raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer out = ByteBuffer.allocate(raw.size()).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      out.putFloat(in.getFloat() * FACTOR);
    }
    return ByteString.copyFrom(out.flip());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path path : walk.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  /** Deletes a copy. */
  public static void delete(Path copy) throws IOException {
    if (!Files.exists(copy)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(copy)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

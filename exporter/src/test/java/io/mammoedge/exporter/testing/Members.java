package io.mammoedge.exporter.testing;

import ai.djl.ndarray.NDManager;
import io.mammoedge.exporter.graph.ReleaseGraph;
import io.mammoedge.runtime.preprocess.Mean;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.preprocess.Scale;
import io.mammoedge.runtime.score.Flip;
import java.util.List;

/** Members of release graphs on random networks. */
public final class Members {
  private Members() {}

  /** A residual network of two classes on images of that size. */
  public static ReleaseGraph.Member residual(
      NDManager manager, long seed, int channels, int height, int width) {
    return new ReleaseGraph.Member(
        RandomNets.residualNet(manager, seed, channels, 2),
        channels,
        preprocessing(height, width, 1));
  }

  /** To about -1..1, so that the networks are not saturated. */
  public static Preprocessing preprocessing(int height, int width, float mean) {
    return new Preprocessing(
        List.of(new Resample(height, width), new Scale(2f / 65535), new Mean(mean)));
  }

  /** The file of a release graph of theirs, without flips and metadata. */
  public static byte[] release(List<ReleaseGraph.Member> members, String name) {
    return ReleaseGraph.of(members, name, List.of(Flip.NONE)).toBytes();
  }
}

package io.mammoedge.trainer.net;

import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.ImageSize;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The layers put on a patch network to make it a whole-image classifier (paper §3.1), in the
 * notation a user types: {@code [512-512-1024]x2,[512-512-1024]x2} (stages of bottleneck units, the
 * first of each strided) or {@code 512x1,512x1} (VGG blocks, each ended by 2x2 max pooling), on any
 * patch network. Where the patch classifier's output is kept as a heat map, {@code heatmap-relu} or
 * {@code heatmap-softmax} stands first, then perhaps {@code max5} (max pooling, 5x5), then stages
 * as above or {@code fc64-32}: fully connected layers with a shortcut.
 *
 * @param stages first to last; those of bottleneck units and VGG blocks halve height and width
 */
public record Top(List<TopStage> stages) {
  /** Classes of the patch classifier, whose output a heat map keeps. */
  private static final int PATCH_CLASSES = 5;

  /** Checks the order. */
  public Top {
    stages = List.copyOf(stages);
    for (int i = 0; i < stages.size(); i++) {
      requirePlace(stages, i);
    }
  }

  private static void requirePlace(List<TopStage> stages, int index) {
    TopStage stage = stages.get(index);
    boolean hasMap = stages.get(0) instanceof TopStage.HeatMap;
    if (stage instanceof TopStage.HeatMap && index != 0) {
      throw misplaced(stage, "a heat map comes first");
    }
    if (stage instanceof TopStage.Attend && stages.size() > 1) {
      throw misplaced(stage, "it stands alone");
    }
    if (stage instanceof TopStage.MapPool && !(hasMap && index == 1)) {
      throw misplaced(stage, "it pools a heat map and comes right after it");
    }
    if (stage instanceof TopStage.Dense && !(hasMap && index == stages.size() - 1)) {
      throw misplaced(stage, "fully connected layers need a heat map and come last");
    }
  }

  private static MammoEdgeException misplaced(TopStage stage, String rule) {
    return new MammoEdgeException(ExitCode.USAGE, "top '" + stage.notation() + "': " + rule);
  }

  /**
   * Reads the notation.
   *
   * @throws MammoEdgeException naming the part that is not understood or stands in a wrong place
   */
  public static Top parse(String notation) {
    return new Top(TopNotation.stages(notation));
  }

  /** The notation again. */
  public String notation() {
    return stages.stream().map(TopStage::notation).collect(Collectors.joining(","));
  }

  /** Whether the patch classifier's output is kept. */
  public boolean hasHeatMap() {
    return stages.stream().anyMatch(TopStage.HeatMap.class::isInstance) || attends();
  }

  /** Whether the patch classifier's opinion of the places is the answer. */
  public boolean attends() {
    return stages.stream().anyMatch(TopStage.Attend.class::isInstance);
  }

  /**
   * The same for the patches of a classifier: a heat map that pools as the paper's does (7x7) pools
   * as many features as a patch has.
   *
   * @param features rows and columns that the network makes of a patch
   */
  public Top forPatches(ImageSize features) {
    return new Top(stages.stream().map(stage -> forPatches(stage, features.height())).toList());
  }

  private static TopStage forPatches(TopStage stage, int features) {
    return stage instanceof TopStage.HeatMap map && map.pool() == TopStage.HeatMap.PAPERS_POOL
        ? new TopStage.HeatMap(map.activation(), features)
        : stage;
  }

  /** Whether the weights depend on the size of the image. */
  public boolean fixesSize() {
    return stages.stream().anyMatch(TopStage.Dense.class::isInstance);
  }

  /** Adds the layers, and a head to that many classes. */
  void addTo(Chain network, int classes, float dropout) {
    int number = 0;
    for (TopStage stage : stages) {
      if (stage instanceof TopStage.Bottlenecks bottlenecks) {
        number++;
        network.add(stage.name() + number, bottlenecks.build());
      } else if (stage instanceof TopStage.VggBlock vgg) {
        number++;
        network.add(stage.name() + number, vgg.build());
      } else if (stage instanceof TopStage.HeatMap map) {
        network.add(stage.name(), map.build(PATCH_CLASSES));
      } else if (stage instanceof TopStage.Attend attend) {
        network.add(stage.name(), attend.build(PATCH_CLASSES));
      } else if (stage instanceof TopStage.MapPool pool) {
        network.add(stage.name(), pool.build());
      } else if (stage instanceof TopStage.Dense dense) {
        network.add("flatten", new Flatten());
        addDropout(network, dropout);
        network.add("fc", dense.build(classes));
        return;
      }
    }
    addHead(network, classes, dropout);
  }

  /** Global average pooling, dropout, and a linear layer to logits. */
  static void addHead(Chain network, int classes, float dropout) {
    network.add("pool", new GlobalAveragePool());
    addDropout(network, dropout);
    network.add("fc", Linear.builder().setUnits(classes).build());
  }

  static void addDropout(Chain network, float dropout) {
    if (dropout > 0) {
      network.add("dropout", Dropout.builder().optRate(dropout).build());
    }
  }
}

package io.mammoedge.trainer.baseline;

import io.mammoedge.runtime.cli.Progress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.dataset.DatasetView;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * A random forest (Breiman 2001) of Tribuo's CART trees over those features that vary. A split
 * chooses among the square root of their number; the probability is the mean of the trees' leaves.
 * Tribuo has a forest too, but its trees vote and keep no record of what they were grown on, which
 * the out-of-bag probabilities need.
 */
final class Forest {
  private static final String MALIGNANT = "malignant";
  private static final String BENIGN = "benign";

  private final String[] names;
  private final int[] columns;
  private final List<Tree> trees;

  private Forest(String[] names, int[] columns, List<Tree> trees) {
    this.names = names;
    this.columns = columns;
    this.trees = trees;
  }

  /**
   * A tree.
   *
   * @param model of Tribuo
   * @param bag places of the rows that it was grown on
   */
  private record Tree(TreeModel<Label> model, Set<Integer> bag) {
    double probability(Example<Label> example) {
      return model.predict(example).getOutputScores().get(MALIGNANT).getScore();
    }
  }

  /**
   * Grows a forest; the same for the same seed.
   *
   * @param table with images of both classes
   */
  static Forest grow(FeatureTable table, ForestSettings settings) {
    int[] columns = table.varying();
    String[] names =
        Arrays.stream(columns).mapToObj(i -> table.names().get(i)).toArray(String[]::new);
    Forest empty = new Forest(names, columns, List.of());
    MutableDataset<Label> rows =
        new MutableDataset<>(
            new SimpleDataSourceProvenance("features", new LabelFactory()), new LabelFactory());
    for (int i = 0; i < table.images().size(); i++) {
      rows.add(empty.example(table.values().get(i), table.images().get(i).malignant()));
    }
    return new Forest(names, columns, grow(rows, settings, names.length));
  }

  private static List<Tree> grow(
      MutableDataset<Label> rows, ForestSettings settings, int features) {
    // What Tribuo calls the least weight of a child is the least weight at which a node is split.
    CARTClassificationTrainer trainer =
        new CARTClassificationTrainer(
            settings.depth(),
            settings.minSplitOf(rows.size()),
            0,
            (float) Math.sqrt(features) / features,
            new GiniIndex(),
            settings.seed());
    var featureIds = rows.getFeatureIDMap();
    var labelIds = rows.getOutputIDInfo();
    try (Progress progress = Progress.of("Growing trees", settings.trees())) {
      return IntStream.range(0, settings.trees())
          .parallel()
          .mapToObj(
              i -> {
                DatasetView<Label> bag =
                    DatasetView.createBootstrapView(
                        rows, rows.size(), bagSeed(settings.seed(), i), featureIds, labelIds);
                // Given its number, a tree is the same whichever thread grows it.
                TreeModel<Label> model = trainer.train(bag, Map.of(), i);
                progress.step();
                return new Tree(model, places(bag));
              })
          .toList();
    }
  }

  private static long bagSeed(long seed, int tree) {
    return seed * 1_000_003L + tree;
  }

  private static Set<Integer> places(DatasetView<Label> bag) {
    Set<Integer> places = new HashSet<>();
    for (int place : bag.getExampleIndices()) {
      places.add(place);
    }
    return places;
  }

  private Example<Label> example(double[] values, boolean malignant) {
    double[] kept = Arrays.stream(columns).mapToDouble(i -> values[i]).toArray();
    return new ArrayExample<>(new Label(malignant ? MALIGNANT : BENIGN), names, kept);
  }

  /**
   * The probability of malignant.
   *
   * @param values of all features, in the order of the table that it was grown on
   */
  double probability(double[] values) {
    Example<Label> example = example(values, false);
    return trees.stream().mapToDouble(tree -> tree.probability(example)).average().orElseThrow();
  }

  /**
   * The probability of a row that it was grown on, by the trees that were grown without it.
   *
   * @param place of the row
   * @return NaN where all trees have seen it
   */
  double outOfBag(int place, double[] values) {
    Example<Label> example = example(values, false);
    return trees.stream()
        .filter(tree -> !tree.bag().contains(place))
        .mapToDouble(tree -> tree.probability(example))
        .average()
        .orElse(Double.NaN);
  }

  /** How many features vary. */
  int features() {
    return names.length;
  }

  /** The features that most splits use, most first. */
  List<FeatureUse> mostUsed(int count) {
    Map<String, Integer> splits = new HashMap<>();
    for (Tree tree : trees) {
      tree.model()
          .getTopFeatures(-1)
          .values()
          .forEach(
              used ->
                  used.forEach(
                      pair -> splits.merge(pair.getA(), pair.getB().intValue(), Integer::sum)));
    }
    return splits.entrySet().stream()
        .map(entry -> new FeatureUse(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingInt(FeatureUse::splits)
                .reversed()
                .thenComparing(FeatureUse::feature))
        .limit(count)
        .toList();
  }
}

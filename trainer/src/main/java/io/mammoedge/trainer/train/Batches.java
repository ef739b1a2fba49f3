package io.mammoedge.trainer.train;

import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.trainer.augment.Augmentation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Cuts samples into batches of network input, prepared ahead on a thread of its own. The order and
 * the variation of each sample depend on (seed, epoch, sample) alone, not on threads.
 */
final class Batches implements AutoCloseable {
  private static final int AHEAD = 3;

  private final Samples samples;
  private final int batchSize;
  private final float mean;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "batches");
            thread.setDaemon(true);
            return thread;
          });

  Batches(Samples samples, int batchSize, float mean) {
    this.samples = samples;
    this.batchSize = batchSize;
    this.mean = mean;
  }

  /**
   * Network input.
   *
   * @param values [labels.length, 1, height, width], the mean subtracted
   * @param labels class by sample
   */
  record Batch(float[] values, int[] labels, int height, int width) {}

  /** Batches of one epoch; a last one that is too small for batch statistics is left out. */
  int countShuffled() {
    int full = samples.size() / batchSize;
    return full + (samples.size() % batchSize >= Math.max(2, batchSize / 2) || full == 0 ? 1 : 0);
  }

  /** Hands over one epoch in random order, each image varied. */
  void shuffled(long seed, int epoch, Augmentation augmentation, Consumer<Batch> consumer) {
    int[] order = permutation(samples.size(), mixed(seed, epoch, -1));
    forEach(
        order,
        countShuffled(),
        i -> augmentation.apply(samples.image(i), mixed(seed, epoch, i)),
        consumer);
  }

  /** Hands over all samples as they are, in order. */
  void inOrder(Consumer<Batch> consumer) {
    int[] order = IntStream.range(0, samples.size()).toArray();
    int batches = (samples.size() + batchSize - 1) / batchSize;
    forEach(order, batches, samples::image, consumer);
  }

  private interface Images {
    Plane get(int index);
  }

  private void forEach(int[] order, int batches, Images images, Consumer<Batch> consumer) {
    List<Future<Batch>> ahead = new ArrayList<>();
    for (int next = 0; next < batches || !ahead.isEmpty(); ) {
      while (next < batches && ahead.size() < AHEAD) {
        int from = next++ * batchSize;
        ahead.add(worker.submit(() -> cut(order, from, images)));
      }
      consumer.accept(await(ahead.remove(0)));
    }
  }

  private Batch cut(int[] order, int from, Images images) {
    int count = Math.min(batchSize, order.length - from);
    int[] labels = new int[count];
    float[] values = null;
    Plane image = null;
    for (int k = 0; k < count; k++) {
      image = images.get(order[from + k]);
      labels[k] = samples.label(order[from + k]);
      values = values == null ? new float[count * image.values().length] : values;
      int offset = k * image.values().length;
      for (int i = 0; i < image.values().length; i++) {
        values[offset + i] = image.values()[i] - mean;
      }
    }
    return new Batch(values, labels, image.height(), image.width());
  }

  private static Batch await(Future<Batch> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for training images", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("a training image could not be prepared", e.getCause());
    }
  }

  private static int[] permutation(int size, SplittableRandom random) {
    int[] order = IntStream.range(0, size).toArray();
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  private static SplittableRandom mixed(long seed, int epoch, int sample) {
    return new SplittableRandom((seed * 1_000_003 + epoch) * 1_000_003 + sample);
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}

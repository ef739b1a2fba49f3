package io.mammoedge.trainer.train;

import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.trainer.augment.Augmentation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Cuts samples into batches of network input, prepared ahead on threads of their own. The order and
 * the variation of each sample depend on (seed, epoch, sample) alone, not on threads.
 */
final class Batches implements AutoCloseable {
  private static final int SPARE = 2;

  private final Samples samples;
  private final int batchSize;
  private final float mean;
  private final int workers;
  private final ExecutorService pool;
  private long waited;

  Batches(Samples samples, int batchSize, float mean, int workers) {
    this.samples = samples;
    this.batchSize = batchSize;
    this.mean = mean;
    this.workers = workers;
    pool =
        Executors.newFixedThreadPool(
            workers,
            task -> {
              Thread thread = new Thread(task, "batches");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Network input.
   *
   * @param values [labels.length, channels, height, width], the mean subtracted
   * @param labels class by sample
   */
  record Batch(float[] values, int[] labels, int channels, int height, int width) {}

  /** Which epoch, and the batch to begin with. */
  record Position(long seed, int epoch, int batch) {}

  /** Batches of one epoch; a last one that is too small for batch statistics is left out. */
  int countShuffled() {
    int full = samples.size() / batchSize;
    return full + (samples.size() % batchSize >= Math.max(2, batchSize / 2) || full == 0 ? 1 : 0);
  }

  /** Nanoseconds in which {@link #shuffled} and {@link #inOrder} waited for images. */
  long waited() {
    return waited;
  }

  /** Hands over the rest of one epoch in random order, each image varied. */
  void shuffled(Position from, Augmentation augmentation, int channels, Consumer<Batch> consumer) {
    int[] order = permutation(samples.size(), mixed(from.seed, from.epoch, -1));
    forEach(
        order,
        from.batch,
        countShuffled(),
        i -> augmentation.apply(samples.image(i), channels, mixed(from.seed, from.epoch, i)),
        consumer);
  }

  /** Hands over all samples as they are, in order, as one channel. */
  void inOrder(Consumer<Batch> consumer) {
    int[] order = IntStream.range(0, samples.size()).toArray();
    int batches = (samples.size() + batchSize - 1) / batchSize;
    forEach(order, 0, batches, i -> List.of(samples.image(i)), consumer);
  }

  private void forEach(
      int[] order, int first, int end, IntFunction<List<Plane>> images, Consumer<Batch> consumer) {
    Deque<Future<Batch>> ahead = new ArrayDeque<>();
    for (int next = first; next < end || !ahead.isEmpty(); ) {
      while (next < end && ahead.size() < workers + SPARE) {
        int from = next++ * batchSize;
        ahead.add(pool.submit(() -> cut(order, from, images)));
      }
      long start = System.nanoTime();
      Batch batch = await(ahead.remove());
      waited += System.nanoTime() - start;
      consumer.accept(batch);
    }
  }

  private Batch cut(int[] order, int from, IntFunction<List<Plane>> images) {
    int count = Math.min(batchSize, order.length - from);
    int[] labels = new int[count];
    float[] values = null;
    List<Plane> planes = List.of();
    int offset = 0;
    for (int k = 0; k < count; k++) {
      planes = images.apply(order[from + k]);
      labels[k] = samples.label(order[from + k]);
      for (Plane plane : planes) {
        values = values == null ? new float[count * planes.size() * plane.values().length] : values;
        offset = centred(plane, values, offset);
      }
    }
    Plane one = planes.get(0);
    return new Batch(values, labels, planes.size(), one.height(), one.width());
  }

  private int centred(Plane plane, float[] values, int offset) {
    float[] pixels = plane.values();
    for (int i = 0; i < pixels.length; i++) {
      values[offset + i] = pixels[i] - mean;
    }
    return offset + pixels.length;
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
    pool.shutdownNow();
  }
}

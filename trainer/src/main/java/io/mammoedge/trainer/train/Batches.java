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
   * @param values [count, channels, height, width], the mean subtracted
   * @param labels class by sample; or by sample and place
   * @param count samples
   */
  record Batch(float[] values, int[] labels, int count, int channels, int height, int width) {
    /** Labels of one sample. */
    int places() {
      return labels.length / count;
    }
  }

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
        i -> samples.varied(i, augmentation, channels, mixed(from.seed, from.epoch, i)),
        consumer);
  }

  /** Hands over all samples as they are, in order, as one channel. */
  void inOrder(Consumer<Batch> consumer) {
    int[] order = IntStream.range(0, samples.size()).toArray();
    int batches = (samples.size() + batchSize - 1) / batchSize;
    forEach(
        order, 0, batches, i -> new Sample(List.of(samples.image(i)), samples.labels(i)), consumer);
  }

  private void forEach(
      int[] order, int first, int end, IntFunction<Sample> draw, Consumer<Batch> consumer) {
    Deque<Future<Batch>> ahead = new ArrayDeque<>();
    for (int next = first; next < end || !ahead.isEmpty(); ) {
      while (next < end && ahead.size() < workers + SPARE) {
        int from = next++ * batchSize;
        ahead.add(pool.submit(() -> cut(order, from, draw)));
      }
      long start = System.nanoTime();
      Batch batch = await(ahead.remove());
      waited += System.nanoTime() - start;
      consumer.accept(batch);
    }
  }

  private Batch cut(int[] order, int from, IntFunction<Sample> draw) {
    int count = Math.min(batchSize, order.length - from);
    int[] labels = null;
    float[] values = null;
    Sample one = null;
    int offset = 0;
    for (int k = 0; k < count; k++) {
      one = draw.apply(order[from + k]);
      if (values == null) {
        labels = new int[count * one.labels().length];
        values = new float[count * one.planes().size() * one.planes().get(0).values().length];
      }
      System.arraycopy(one.labels(), 0, labels, k * one.labels().length, one.labels().length);
      for (Plane plane : one.planes()) {
        offset = centred(plane, values, offset);
      }
    }
    Plane plane = one.planes().get(0);
    return new Batch(values, labels, count, one.planes().size(), plane.height(), plane.width());
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

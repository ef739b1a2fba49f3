import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What the machine can do, measured: fused multiply-adds of float32 in registers, and the STREAM
 * triad (McCalpin 1995) on arrays that no cache holds. Run from its source, since the vector module
 * is an incubator: {@code java --add-modules jdk.incubator.vector MachinePeaks.java THREADS}.
 *
 * <p>Prints the width of a vector in floats, the best multiply-adds a second and the best bytes a
 * second of all threads together.
 */
final class MachinePeaks {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int ROUNDS = 20;

  /** Short calls, and many: the compiler's best code begins at a method's start. */
  private static final int CALLS = 20_000;

  private static final int LOOPS = 250;

  /** Of each chain in one loop. */
  private static final int STEPS = 4;

  /** Accumulators of {@link #multiplyAdds}: more than two units of four cycles can keep busy. */
  private static final int CHAINS = 12;

  /** Together three arrays of 64 MB, or as much a thread as lets all arrays hold that. */
  private static final int FLOATS = 16 << 20;

  /** Makes the results count, so that the compiler must compute them. */
  private static volatile float sink;

  private MachinePeaks() {}

  public static void main(String[] words) throws Exception {
    int threads = Integer.parseInt(words[0]);
    double multiplyAdds =
        (double) CALLS * LOOPS * STEPS * CHAINS * SPECIES.length() * threads
            / best(threads, i -> multiplyAdds());
    int each = FLOATS / threads;
    List<float[][]> arrays = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      arrays.add(new float[][] {new float[each], new float[each], new float[each]});
    }
    double bytes =
        3.0 * Float.BYTES * each * threads / best(threads, i -> triad(arrays.get(i)));
    System.out.println(SPECIES.length() + " " + multiplyAdds + " " + bytes);
  }

  /** Work of one thread. */
  private interface Work {
    float run(int thread);
  }

  /** The least seconds from the first thread's start to the last one's end, of several rounds. */
  private static double best(int threads, Work work) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(threads);
    long[][] starts = new long[ROUNDS][threads];
    long[][] ends = new long[ROUNDS][threads];
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      all.add(
          new Thread(
              () -> {
                for (int round = 0; round < ROUNDS; round++) {
                  await(barrier);
                  starts[round][number] = System.nanoTime();
                  sink += work.run(number);
                  ends[round][number] = System.nanoTime();
                }
              }));
    }
    all.forEach(Thread::start);
    for (Thread thread : all) {
      thread.join();
    }
    return IntStream.range(0, ROUNDS)
        .mapToLong(i -> LongStream.of(ends[i]).max().getAsLong() - LongStream.of(starts[i]).min().getAsLong())
        .min()
        .getAsLong() / 1e9;
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private static float multiplyAdds() {
    float sum = 0;
    for (int call = 0; call < CALLS; call++) {
      sum += multiplyAdds(LOOPS);
    }
    return sum;
  }

  /** Written out: only local variables stay in registers. */
  private static float multiplyAdds(int loops) {
    FloatVector x = FloatVector.broadcast(SPECIES, 0.999f);
    FloatVector y = FloatVector.broadcast(SPECIES, 0.001f);
    // Different starts: the compiler would do the work of equal ones once.
    FloatVector a = start(1), b = start(2), c = start(3), d = start(4);
    FloatVector e = start(5), f = start(6), g = start(7), h = start(8);
    FloatVector i = start(9), j = start(10), k = start(11), l = start(12);
    // Four times: else counting and looking for a safepoint cost a fifth of the time.
    for (int n = 0; n < loops; n++) {
      a = x.fma(y, a); b = x.fma(y, b); c = x.fma(y, c); d = x.fma(y, d); e = x.fma(y, e); f = x.fma(y, f);
      g = x.fma(y, g); h = x.fma(y, h); i = x.fma(y, i); j = x.fma(y, j); k = x.fma(y, k); l = x.fma(y, l);
      a = x.fma(y, a); b = x.fma(y, b); c = x.fma(y, c); d = x.fma(y, d); e = x.fma(y, e); f = x.fma(y, f);
      g = x.fma(y, g); h = x.fma(y, h); i = x.fma(y, i); j = x.fma(y, j); k = x.fma(y, k); l = x.fma(y, l);
      a = x.fma(y, a); b = x.fma(y, b); c = x.fma(y, c); d = x.fma(y, d); e = x.fma(y, e); f = x.fma(y, f);
      g = x.fma(y, g); h = x.fma(y, h); i = x.fma(y, i); j = x.fma(y, j); k = x.fma(y, k); l = x.fma(y, l);
      a = x.fma(y, a); b = x.fma(y, b); c = x.fma(y, c); d = x.fma(y, d); e = x.fma(y, e); f = x.fma(y, f);
      g = x.fma(y, g); h = x.fma(y, h); i = x.fma(y, i); j = x.fma(y, j); k = x.fma(y, k); l = x.fma(y, l);
    }
    FloatVector sum = a.add(b).add(c).add(d).add(e).add(f);
    return sum.add(g).add(h).add(i).add(j).add(k).add(l).lane(0);
  }

  private static FloatVector start(int number) {
    return FloatVector.broadcast(SPECIES, sink * 0 + number);
  }

  private static float triad(float[][] arrays) {
    float[] a = arrays[0];
    float[] b = arrays[1];
    float[] c = arrays[2];
    for (int i = 0; i < a.length; i++) {
      a[i] = b[i] + 3f * c[i];
    }
    return a[a.length / 2];
  }
}

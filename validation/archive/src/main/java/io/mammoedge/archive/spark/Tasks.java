package io.mammoedge.archive.spark;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.spark.SparkException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.Function2;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/** Work in pieces, of which each is a task and tells its result as soon as it has one. */
public final class Tasks {
  private Tasks() {}

  /**
   * Runs all pieces.
   *
   * @param pieces at least one
   * @param work on one piece, in an executor; serialisable
   * @param done told of each result with the number of its piece, once, from another thread
   * @throws JobFailure when a piece has failed as often as Spark allows, or Spark was stopped; what
   *     ended well until then was told
   */
  public static <P, R> void run(
      JavaSparkContext spark,
      List<P> pieces,
      Function2<TaskContext, Iterator<P>, R> work,
      BiConsumer<Integer, R> done)
      throws JobFailure {
    Function2<Object, R, BoxedUnit> handler =
        (number, result) -> {
          done.accept((Integer) number, result);
          return BoxedUnit.UNIT;
        };
    try {
      RDD<P> all = spark.parallelize(pieces, pieces.size()).rdd();
      submit(spark, all, work, numbers(pieces.size()), handler);
    } catch (SparkException | IllegalStateException e) {
      throw new JobFailure(e);
    }
  }

  /** Scala declares no exceptions, so without this the compiler would not let one be caught. */
  @SuppressWarnings("RedundantThrows")
  private static <P, R> void submit(
      JavaSparkContext spark,
      RDD<P> all,
      Function2<TaskContext, Iterator<P>, R> work,
      Seq<Object> numbers,
      Function2<Object, R, BoxedUnit> handler)
      throws SparkException {
    ClassTag<R> type = ClassTag$.MODULE$.apply(Object.class);
    spark.sc().runJob(all, work, numbers, handler, type);
  }

  private static Seq<Object> numbers(int count) {
    List<Object> numbers = IntStream.range(0, count).<Object>mapToObj(i -> i).toList();
    return CollectionConverters.asScala(numbers).toSeq();
  }
}

package io.mammoedge.trainer.reproduce.step;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** A piece of work with one result, which several rows may share. */
public interface Step {
  /** Of its folder or file; the same for the same work. */
  String name();

  /** Its result, below the folder of all results. */
  String place();

  /** What must be finished before. */
  List<Step> needs();

  /** What it computes besides training. */
  List<Load> loads(Inputs inputs);

  /** Does the work, or the rest of it. */
  void run(Workbench bench) throws IOException;

  /** Whether the result is there; the file that makes it one is written last. */
  default boolean isFinished(Workbench bench) {
    return Files.isRegularFile(bench.place(this));
  }
}

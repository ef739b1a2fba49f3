package io.mammoedge.runtime.serve.http;

import java.io.IOException;

/** Answers requests of one kind; used by several threads at once. */
public interface Route {
  /**
   * Answers.
   *
   * @throws HttpProblem for what the sender did wrong, or what is too much at the moment
   * @throws IOException when the body ends early, or the disk refuses
   */
  Answer answer(Asked asked) throws IOException;
}

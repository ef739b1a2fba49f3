package io.mammoedge.runtime.serve.http;

/** Is told of every request when it has been answered. */
public interface Watcher {
  /**
   * A request was answered.
   *
   * @param route its pattern, or {@code none}
   * @param status of the answer
   * @param code of the problem, or null
   * @param seconds from its first byte to the answer
   */
  void answered(String route, int status, String code, double seconds);

  /**
   * Something of ours broke.
   *
   * @param route its pattern
   * @param why what was thrown
   */
  void broke(String route, Throwable why);
}

package io.mammoedge.runtime.serve.deliver;

/** Is told how deliveries end. */
public interface Deliveries {
  /** All objects of a study have arrived. */
  void arrived(String study);

  /** An object of a study is not wanted. */
  void unwanted(String study, String why);

  /** Whether the other side can be reached; told when it changes. */
  void reachable(boolean is, String why);

  /** Something of ours broke with a study. */
  void broke(String study, Throwable why);
}

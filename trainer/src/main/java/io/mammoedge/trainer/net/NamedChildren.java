package io.mammoedge.trainer.net;

import ai.djl.nn.Block;
import java.util.Map;

/** A block whose children have names of their own; they make up the path of a parameter. */
public interface NamedChildren {
  /** Children in order of execution, unmodifiable. */
  Map<String, Block> namedChildren();
}

package io.mammoedge.validation.parity;

import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.check.LogOdds;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Scores that were written down elsewhere, by image name. */
record TableRoad(ScoresTable table) implements CaseRoad {
  @Override
  public String name() {
    return "scores of " + table.file().getFileName();
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("table", table.file().getFileName().toString());
    facts.put("table, SHA-256", Digests.sha256(table.file()));
    return facts;
  }

  @Override
  public double logOdds(ParityCase which, Supplier<Plane> image) {
    Double probability = table.probabilities().get(which.image());
    if (probability == null) {
      throw new MammoEdgeException(
          ExitCode.USAGE, name() + ": there is none for image " + which.image());
    }
    return LogOdds.of(probability);
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}

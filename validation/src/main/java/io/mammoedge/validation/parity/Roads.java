package io.mammoedge.validation.parity;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.validation.layers.LayerDrift;
import io.mammoedge.validation.layers.LayerProfile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Both roads, open.
 *
 * @param reference what the candidate is held against
 * @param candidate what is judged
 */
record Roads(CaseRoad reference, CaseRoad candidate) implements AutoCloseable {
  /** Opens both; trained models average flips where the release beside them does. */
  static Roads open(ParityRequest request) throws IOException {
    Optional<Release> reference = release(request.reference());
    Optional<Release> candidate = release(request.candidate());
    boolean flips =
        request.flips() || Stream.of(reference, candidate).anyMatch(r -> averagesFlips(r));
    CaseRoad first = open(request.reference(), reference, flips);
    try {
      return new Roads(first, open(request.candidate(), candidate, flips));
    } catch (IOException | RuntimeException e) {
      first.close();
      throw e;
    }
  }

  private static Optional<Release> release(RoadSpec spec) {
    return spec.isRelease() ? Optional.of(spec.open()) : Optional.empty();
  }

  private static boolean averagesFlips(Optional<Release> release) {
    return release.filter(r -> r.manifest().flips() != Manifest.Flips.NONE).isPresent();
  }

  private static CaseRoad open(RoadSpec spec, Optional<Release> release, boolean flips)
      throws IOException {
    if (release.isPresent()) {
      return ReleaseRoad.open(release.get(), spec.options());
    }
    return spec.isModel()
        ? ModelRoad.open(spec.paths(), flips)
        : new TableRoad(ScoresTable.read(spec.paths().get(0)));
  }

  /**
   * The cases that both are asked about.
   *
   * @throws MammoEdgeException when there are none, or the roads cannot be compared on them
   */
  CaseSet cases(CaseChoice choice) {
    if (choice.data().isPresent()) {
      DatasetCases cases =
          DatasetCases.open(choice.data().get(), choice.split(), choice.prepared());
      releases().forEach(release -> cases.requireFits(release.manifest()));
      return cases;
    }
    if (reference instanceof TableRoad first && candidate instanceof TableRoad second) {
      return TableCases.of(first.table(), second.table());
    }
    throw new MammoEdgeException(
        ExitCode.USAGE, "--data is missing; only two tables of scores can do without");
  }

  /** Where "malignant" begins, if a release says so: the candidate's word first. */
  OptionalDouble threshold() {
    return releases()
        .map(ReleaseRoad::threshold)
        .filter(OptionalDouble::isPresent)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }

  /** What golden images say against a release; one that has changed proves nothing. */
  List<String> objections() {
    return releases().flatMap(release -> release.objection().stream()).toList();
  }

  /**
   * Whether both compute the same network in the same precision, so that every score must agree.
   */
  boolean isNumeric() {
    return models().findAny().isPresent() && releases().anyMatch(ReleaseRoad::isExact);
  }

  /** Whether a road is a table, whose nine digits do not give log-odds near 0 and 1. */
  boolean hasTable() {
    return both().stream().anyMatch(TableRoad.class::isInstance);
  }

  /**
   * Where an image takes different values on the two roads.
   *
   * @throws MammoEdgeException unless a trained network is held against a release
   */
  LayerProfile layers(Plane image) {
    requireLayers();
    ReleaseRoad release = releases().findFirst().orElseThrow();
    return LayerDrift.of(
        models().findFirst().orElseThrow().reference(),
        release.release(),
        release.scorer().origin().variant(),
        image);
  }

  /** Two releases, or a table, have no layers in common. */
  void requireLayers() {
    if (models().findAny().isEmpty() || releases().findAny().isEmpty()) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "--layers follows an image through a trained network and its release");
    }
  }

  Stream<ModelRoad> models() {
    return both().stream().filter(ModelRoad.class::isInstance).map(ModelRoad.class::cast);
  }

  private Stream<ReleaseRoad> releases() {
    return both().stream().filter(ReleaseRoad.class::isInstance).map(ReleaseRoad.class::cast);
  }

  private List<CaseRoad> both() {
    return List.of(candidate, reference);
  }

  @Override
  public void close() {
    try {
      reference.close();
    } finally {
      candidate.close();
    }
  }
}

package io.mammoedge.exporter.release;

/** Which program made a release. */
final class SourceRevision {
  private SourceRevision() {}

  /** The version in the jar's manifest; classes in a folder have none. */
  static String text() {
    String version = SourceRevision.class.getPackage().getImplementationVersion();
    return "mammoedge " + (version == null ? "development" : version);
  }
}

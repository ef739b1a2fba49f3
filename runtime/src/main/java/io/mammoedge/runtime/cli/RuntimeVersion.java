package io.mammoedge.runtime.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class RuntimeVersion implements IVersionProvider {
  /** The version stands in the jar's manifest; classes in a folder have none. */
  @Override
  public String[] getVersion() {
    return new String[] {text()};
  }

  static String text() {
    String version = RuntimeVersion.class.getPackage().getImplementationVersion();
    return "mammoedge-runtime " + (version == null ? "development" : version);
  }
}

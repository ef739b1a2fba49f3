package io.mammoedge.runtime.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class RuntimeVersion implements IVersionProvider {
  /** The version stands in the jar's manifest; classes in a folder have none. */
  @Override
  public String[] getVersion() {
    String version = RuntimeVersion.class.getPackage().getImplementationVersion();
    return new String[] {"mammoedge-runtime " + (version == null ? "development" : version)};
  }
}

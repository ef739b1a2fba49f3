package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.serve.dimse.DimseSettings;
import io.mammoedge.runtime.serve.http.HttpNode;
import io.mammoedge.runtime.serve.http.Tls;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a node takes associations, and whose. */
final class DicomOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--dicom-port",
      paramLabel = "N",
      description = "Takes C-STORE on this port; 0 for any that is free (default: none).")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--aet",
      paramLabel = "TITLE",
      defaultValue = "MAMMOEDGE",
      description =
          "AE title that must be called, and that calls where --results-to is dicom:// (default:"
              + " ${DEFAULT-VALUE}).")
  private String title;

  @Option(
      names = "--dicom-callers",
      paramLabel = "TITLE",
      split = ",",
      description =
          "AE titles that may call; needed with --bind of any but the loopback address, unless"
              + " --dicom-tls asks for certificates.")
  private Set<String> callers = Set.of();

  @Option(
      names = "--dicom-tls",
      description =
          "Associations are encrypted, with --tls-cert and --tls-key; callers must show a"
              + " certificate of --client-ca.")
  private boolean encrypted;

  /** The node's AE title. */
  String title() {
    return title;
  }

  Optional<DimseSettings> settings(HttpNode.Settings http) {
    if (port.isEmpty() && (encrypted || !callers.isEmpty())) {
      throw usage("--dicom-callers and --dicom-tls are about the port of --dicom-port: give it");
    }
    return port.map(number -> settings(number, http));
  }

  private DimseSettings settings(int number, HttpNode.Settings http) {
    InetAddress address = http.address().getAddress();
    if (number < 0 || number > 65_535) {
      throw usage("--dicom-port must be 0 to 65535");
    }
    if (!address.isLoopbackAddress() && callers.isEmpty() && !encrypted) {
      throw usage(
          "--dicom-port can be reached from elsewhere: give --dicom-callers with the AE titles that"
              + " may call, or --dicom-tls");
    }
    try {
      return new DimseSettings(
          new InetSocketAddress(address, number), title, callers, http.limits(), tls(http));
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  private Optional<Tls> tls(HttpNode.Settings http) {
    if (!encrypted) {
      return Optional.empty();
    }
    Optional<Tls> mutual = http.tls().filter(tls -> tls.clients().isPresent());
    if (mutual.isEmpty()) {
      throw usage("--dicom-tls needs --tls-cert, --tls-key and --client-ca");
    }
    return mutual;
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}

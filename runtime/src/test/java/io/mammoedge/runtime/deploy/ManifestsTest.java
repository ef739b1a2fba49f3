package io.mammoedge.runtime.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code kubernetes.yaml} and {@code kserve.yaml} start what the program understands. */
class ManifestsTest {
  private static final String KUBERNETES = "kubernetes.yaml";
  private static final String KSERVE = "kserve.yaml";

  @Test
  void theProgramUnderstandsEachStart() throws IOException {
    for (Object container : List.of(node(), runtime())) {
      ServeCall serve = serve(container);
      assertThat(serve.command()).isEqualTo("serve");
      assertThat(serve.value("--bind")).isEqualTo("0.0.0.0");
      assertThat(serve.value("--token")).isEqualTo("/etc/mammoedge/token/token");
    }
  }

  @Test
  void portsAreThoseOfTheStart() throws IOException {
    ServeCall serve = serve(node());
    assertThat(DeployFolder.at(node(), "ports", 0, "containerPort"))
        .hasToString(serve.value("--port"));
    assertThat(DeployFolder.at(node(), "ports", 1, "containerPort"))
        .hasToString(serve.value("--dicom-port"));
    assertThat(DeployFolder.at(runtime(), "ports", 0, "containerPort"))
        .hasToString(serve(runtime()).value("--port"));
    Object service = DeployFolder.document(KUBERNETES, "Service");
    assertThat(DeployFolder.at(service, "spec", "ports", 0, "targetPort")).isEqualTo("http");
    assertThat(DeployFolder.at(service, "spec", "ports", 1, "targetPort")).isEqualTo("dicom");
  }

  @Test
  void probesAskForWhatIsOpenToAll() throws IOException {
    for (Object container : List.of(node(), runtime())) {
      assertThat(DeployFolder.at(container, "livenessProbe", "httpGet", "path"))
          .isEqualTo("/v2/health/live");
      assertThat(DeployFolder.at(container, "readinessProbe", "httpGet", "path"))
          .isEqualTo("/v2/health/ready");
    }
  }

  /** The root cannot be written: each folder that the start names lies in a volume. */
  @Test
  void whatIsWrittenLiesInAVolume() throws IOException {
    List<String> mounts =
        ((List<?>) DeployFolder.at(node(), "volumeMounts"))
            .stream().map(mount -> (String) ((Map<?, ?>) mount).get("mountPath")).toList();
    List<String> arguments = DeployFolder.words(DeployFolder.at(node(), "args"));
    for (String option : List.of("--audit", "--spool", "--token", "--trust")) {
      String path = arguments.get(arguments.indexOf(option) + 1);
      assertThat(mounts).as(option).anyMatch(mount -> path.startsWith(mount + "/"));
    }
    assertThat(mounts).contains("/tmp");
  }

  @Test
  void containersMayDoNothingElse() throws IOException {
    for (Object container : List.of(node(), runtime())) {
      Object context = DeployFolder.at(container, "securityContext");
      assertThat(DeployFolder.at(context, "readOnlyRootFilesystem")).isEqualTo(true);
      assertThat(DeployFolder.at(context, "allowPrivilegeEscalation")).isEqualTo(false);
      assertThat(DeployFolder.at(context, "capabilities", "drop")).isEqualTo(List.of("ALL"));
    }
  }

  @Test
  void oneReplicaWithTimeToStop() throws IOException {
    Object set = DeployFolder.document(KUBERNETES, "StatefulSet");
    assertThat(DeployFolder.at(set, "spec", "replicas")).isEqualTo(1);
    assertThat((Integer) DeployFolder.at(pod(), "terminationGracePeriodSeconds")).isGreaterThan(60);
  }

  @Test
  void labelsMeetTheirSelectors() throws IOException {
    Object set = DeployFolder.document(KUBERNETES, "StatefulSet");
    Object labels = DeployFolder.at(set, "spec", "template", "metadata", "labels");
    Object service = DeployFolder.document(KUBERNETES, "Service");
    Object policy = DeployFolder.document(KUBERNETES, "NetworkPolicy");
    assertThat(
            Stream.of(
                DeployFolder.at(set, "spec", "selector", "matchLabels"),
                DeployFolder.at(service, "spec", "selector"),
                DeployFolder.at(policy, "spec", "podSelector", "matchLabels")))
        .allMatch(labels::equals);
  }

  @Test
  void kserveIsToldTheProtocol() throws IOException {
    Object model =
        DeployFolder.at(
            DeployFolder.document(KSERVE, "InferenceService"), "spec", "predictor", "model");
    Object runtime = DeployFolder.document(KSERVE, "ServingRuntime");
    assertThat(DeployFolder.at(model, "protocolVersion")).isEqualTo("v2");
    assertThat(DeployFolder.at(runtime, "spec", "protocolVersions")).isEqualTo(List.of("v2"));
    assertThat(DeployFolder.at(model, "runtime"))
        .isEqualTo(DeployFolder.at(runtime, "metadata", "name"));
    assertThat(DeployFolder.at(model, "modelFormat", "name"))
        .isEqualTo(DeployFolder.at(runtime, "spec", "supportedModelFormats", 0, "name"));
  }

  private static ServeCall serve(Object container) {
    return ServeCall.of(DeployFolder.words(DeployFolder.at(container, "args")));
  }

  private static Object pod() throws IOException {
    return DeployFolder.at(
        DeployFolder.document(KUBERNETES, "StatefulSet"), "spec", "template", "spec");
  }

  private static Object node() throws IOException {
    return DeployFolder.at(pod(), "containers", 0);
  }

  private static Object runtime() throws IOException {
    return DeployFolder.at(
        DeployFolder.document(KSERVE, "ServingRuntime"), "spec", "containers", 0);
  }
}

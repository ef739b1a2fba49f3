package io.mammoedge.runtime.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code mammoedge.service} with {@code node.env} starts what the program understands. */
class UnitTest {
  private static final String UNIT = "mammoedge.service";

  @Test
  void theProgramUnderstandsItsStart() throws IOException {
    ServeCall serve = serve();
    assertThat(serve.command()).isEqualTo("serve");
    assertThat(serve.value("--port")).isEqualTo("8080");
    assertThat(serve.value("--dicom-port")).isEqualTo("11112");
    assertThat(serve.value("--dicom-callers")).isEqualTo("[PACS1]");
    assertThat(serve.value("--bind")).isEqualTo("127.0.0.1");
    assertThat(serve.value("--token")).isEqualTo("/run/credentials/token");
  }

  @Test
  void whatMustOutliveARestartIsInAFolderThatTheNodeMayWrite() throws IOException {
    List<String> folders = List.of(DeployFolder.values(UNIT, "StateDirectory").get(0).split(" "));
    assertThat(folders).containsExactly("mammoedge/spool", "mammoedge/audit");
    assertThat(serve().value("--audit")).startsWith("/var/lib/mammoedge/audit/");
    assertThat(start()).containsSequence("--spool", "/var/lib/mammoedge/spool");
    assertThat(DeployFolder.values(UNIT, "User")).containsExactly("mammoedge");
    assertThat(DeployFolder.values(UNIT, "ProtectSystem")).containsExactly("strict");
  }

  /** 30 s for each port, and Java's exit code after SIGTERM is no failure. */
  @Test
  void stoppingLeavesTimeForWhatIsUnderWay() throws IOException {
    assertThat(Integer.parseInt(DeployFolder.values(UNIT, "TimeoutStopSec").get(0)))
        .isGreaterThan(60);
    assertThat(DeployFolder.values(UNIT, "SuccessExitStatus")).containsExactly("143");
  }

  @Test
  void aCrashLeavesNoPixels() throws IOException {
    assertThat(DeployFolder.values(UNIT, "LimitCORE")).containsExactly("0");
  }

  private static ServeCall serve() throws IOException {
    List<String> words = start();
    return ServeCall.of(words.subList(words.indexOf("serve"), words.size()));
  }

  /** Replaces variables as the service manager does: $NAME is split at blanks, ${NAME} is not. */
  private static List<String> start() throws IOException {
    Map<String, String> variables =
        DeployFolder.settings("node.env")
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    String line = DeployFolder.values(UNIT, "ExecStart").get(0);
    line = line.replace("${CREDENTIALS_DIRECTORY}", "/run/credentials");
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      line = line.replace("${" + variable.getKey() + "}", variable.getValue());
      line = line.replaceAll("\\$" + variable.getKey() + "\\b", variable.getValue());
    }
    assertThat(line).as("a variable that node.env does not set").doesNotContain("$");
    return Arrays.stream(line.split(" ")).filter(word -> !word.isEmpty()).toList();
  }
}

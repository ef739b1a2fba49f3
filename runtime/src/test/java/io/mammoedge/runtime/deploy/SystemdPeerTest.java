package io.mammoedge.runtime.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.testing.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What systemd says of the unit (Debian's systemd, 252 or newer). */
@Tag("peer")
class SystemdPeerTest {
  /** Of 10; 1.4 was measured with systemd 252. The network and Java's compiler are most of it. */
  private static final double MOST_EXPOSED = 1.5;

  private static final Pattern EXPOSURE =
      Pattern.compile("Overall exposure level for [\\w.]+: ([\\d.]+)");

  @TempDir private Path folder;

  @Test
  void theUnitIsUnderstoodWithoutAWord() throws Exception {
    install();
    Script verify = analyze("verify ./mammoedge.service");
    assertThat(verify.output()).isEmpty();
    assertThat(verify.exit()).isZero();
  }

  @Test
  void theNodeIsHardlyExposed() throws Exception {
    install();
    String output = analyze("security --offline=yes --no-pager ./mammoedge.service").output();
    Matcher exposure = EXPOSURE.matcher(output);
    assertThat(exposure.find()).as(output).isTrue();
    assertThat(Double.parseDouble(exposure.group(1))).isLessThanOrEqualTo(MOST_EXPOSED);
  }

  @Test
  void aGpuIsADropIn() throws Exception {
    install();
    Path dropIns = Files.createDirectory(folder.resolve("mammoedge.service.d"));
    Files.copy(DeployFolder.file("mammoedge-gpu.conf"), dropIns.resolve("gpu.conf"));
    assertThat(analyze("verify ./mammoedge.service").output()).isEmpty();
  }

  private void install() throws Exception {
    Files.copy(DeployFolder.file("mammoedge.service"), folder.resolve("mammoedge.service"));
  }

  private Script analyze(String arguments) throws Exception {
    return Script.run("systemd-analyze " + arguments, folder, Map.of("SYSTEMD_COLORS", "0"));
  }
}

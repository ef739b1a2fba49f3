package io.mammoedge.runtime.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in headless Chromium, driven by Playwright (Node.js, npm, Debian's chromium). */
@Tag("peer")
class PagePeerTest {
  private static final String PLAYWRIGHT = "playwright-core@1.64.1";
  private static final String SCRIPT = "page.test.mjs";
  private static final String TOKEN = "a-token-of-some-length";

  @TempDir private Path folder;

  @Test
  void itShowsWhatTheNodeSays() throws Exception {
    copyScript();
    run(
        "npm",
        "install",
        "--fetch-retries=5",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-save",
        PLAYWRIGHT);
    Path release = SmallRelease.write(folder.resolve("store"));
    Path text = Files.writeString(folder.resolve("letter.txt"), "no image");
    try (SmallNode node = SmallNode.withToken(release, TOKEN)) {
      String said =
          run(
              "node",
              SCRIPT,
              "http://127.0.0.1:" + node.port() + "/",
              TOKEN,
              folder.resolve("page.png").toString(),
              view("cc", 0, "CC").toString(),
              view("mlo", 1, "MLO").toString(),
              text.toString());
      assertThat(said).contains("the page holds");
    }
  }

  private Path view(String name, int k, String view) {
    return SmallDicom.write(folder.resolve(name + ".dcm"), k, "L", view, "1.2.3.4");
  }

  private void copyScript() throws IOException {
    try (InputStream in = PagePeerTest.class.getResourceAsStream(SCRIPT)) {
      Files.copy(in, folder.resolve(SCRIPT));
    }
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    int exit =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start()
            .waitFor();
    String said = Files.readString(out);
    assertThat(exit).as(said).isZero();
    return said;
  }
}

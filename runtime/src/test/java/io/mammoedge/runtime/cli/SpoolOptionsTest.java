package io.mammoedge.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.testing.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a spool and of where reports go, before anything is started. */
class SpoolOptionsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--results-to dicom://PACS@localhost:104 | need --spool DIR",
        "--heatmaps | need --spool DIR",
        "--study-wait 30 | --study-wait needs --spool DIR",
        "--keep-days 3 | --keep-days needs --spool DIR",
        "--spool-quota 5 | --spool-quota needs --spool DIR",
        "--spool S --results-token token | about the PACS of --results-to: give it",
        "--spool S --results-ca ca.pem | about the PACS of --results-to: give it",
        "--spool S --results-to ftp://pacs | begins with dicom, dicoms, http or https",
        "--spool S --results-to pacs | begins with dicom, dicoms, http or https",
        "--spool S --results-to dicom://localhost:104 | needs all three",
        "--spool S --results-to dicom://PACS@localhost | needs all three",
        "--spool S --results-to dicom://A-TITLE-THAT-IS-TOO-LONG@localhost:104 | is no AE title",
        "--spool S --results-to dicoms://PACS@localhost:2762 | needs --results-ca or --client-ca",
        "--spool S --results-to http://a:b@localhost/d | has no user",
        "--spool S --results-to http://localhost/d?x=1 | no query",
        "--spool S --results-to dicom://PACS@localhost:104 --results-ca ca.pem | encrypted",
        "--spool S --results-to https:// | --results-to",
        "--spool S --keep-days -1 | --keep-days must be 0 to 36500",
        "--spool S --spool-quota 0 | --spool-quota must be 1 to",
        "--spool S --study-wait -1 | --study-wait must be 0 to"
      })
  void whatCannotBeIsSaidInOneLine(String options, String words) {
    Cli result = serve(options.split(" "));
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.err().lines().findFirst().orElse("")).contains(words);
  }

  @Test
  void aTokenThatIsNoneIsSaid() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "short\n");
    Cli result =
        serve(
            "--spool",
            "S",
            "--results-to",
            "http://localhost:1/d",
            "--results-token",
            token.toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("fewer than 16 characters");
  }

  @Test
  void authoritiesThatAreNoneAreSaid() throws IOException {
    Path ca = Files.writeString(folder.resolve("ca.pem"), "no certificate");
    Cli result =
        serve(
            "--spool", "S", "--results-to", "https://localhost:1/d", "--results-ca", ca.toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("ca.pem");
  }

  private Cli serve(String... options) {
    List<String> words = new ArrayList<>(List.of("serve", folder.resolve("release").toString()));
    for (String option : options) {
      words.add(option.equals("S") ? folder.resolve("spool").toString() : option);
    }
    return Cli.run(words.toArray());
  }
}

package io.mammoedge.validation.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.release.Release;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.validation.demo.DamagedCopy;
import io.mammoedge.validation.layers.ReleaseCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Anything that scores may be either side of a comparison. */
class TwoScorersTest {
  @TempDir static Path folder;
  private static SmallRoad road;
  private static Path plain;
  private static Path flipped;

  @BeforeAll
  static void export() throws IOException {
    road = SmallRoad.make(folder, 40, new ImageSize(96, 80).stretch());
    assertThat(road.export("plain", "1.0.0").exit()).isZero();
    assertThat(road.export("flipped", "1.0.0", "--flips", "runtime").exit()).isZero();
    plain = road.store().resolve("plain/1.0.0");
    flipped = road.store().resolve("flipped/1.0.0");
  }

  @Test
  void aTrainedNetworkIsHeldAgainstARelease() {
    Ran parity = compare(road.model(), plain, "--from", "prepared");
    assertThat(parity.exit()).as(parity.out() + parity.err()).isZero();
    assertThat(parity.out()).contains("largest |Δp|", "candidate: trained network model (DJL)");
  }

  @Test
  void theTrainedNetworkAveragesFlipsAsTheReleaseDoes() {
    assertThat(compare(flipped, road.model(), "--from", "prepared").exit()).isZero();
    Ran others = compare(plain, road.model(), "--from", "prepared", "--flips");
    assertThat(others.exit()).as(others.out()).isEqualTo(3);
  }

  @Test
  void anOlderReleaseIsAReference() {
    Ran parity = compare(flipped, plain, "--json");
    assertThat(parity.exit()).as(parity.out() + parity.err()).isIn(3, 9);
    assertThat(parity.out())
        .contains("\"kind\": \"statistical\"", "flipped 1.0.0 (fp32, cpu)", "root digest");
    assertThat(compare(plain, plain).out()).startsWith("EQUIVALENT");
  }

  @Test
  void scoresOfAnotherMachineAreHeldAgainstTheRelease() {
    Path scores = folder.resolve("scores.csv");
    Ran evaluate = road.evaluate(scores);
    assertThat(evaluate.exit()).as(evaluate.err()).isZero();
    Ran parity = compare(scores, plain, "--from", "prepared");
    assertThat(parity.exit()).as(parity.out() + parity.err()).isZero();
    assertThat(parity.out()).startsWith("EQUIVALENT: every probability is the same");
  }

  @Test
  void picturesOfPatientsAreThereOnlyWhenAskedFor() throws IOException {
    Path page = folder.resolve("page.html");
    assertThat(compare(flipped, plain, "--report", page).exit()).isIn(3, 9);
    assertThat(Files.readString(page)).doesNotContain("<img");
    assertThat(compare(flipped, plain, "--report", page, "--pictures").exit()).isIn(3, 9);
    assertThat(Files.readString(page))
        .contains("<img alt=", "data:image/png;base64,", "images of patients")
        .doesNotContain("src=\"http", "href=");
    assertThat(compare(flipped, plain, "--pictures").exit()).isEqualTo(2);
  }

  @Test
  void whatIsNotSignedIsNotComparedWhereTrustIsAskedFor() {
    Path keys = folder.resolve("keys");
    assertThat(Ran.toolbox("keygen", "--out", keys).exit()).isZero();
    Ran parity = compare(plain, road.model(), "--trust", keys.resolve("signing-key.pub.pem"));
    assertThat(parity.exit()).as(parity.out() + parity.err()).isEqualTo(4);
  }

  /** The reference does as the manifest says; what the release once said is in golden/. */
  @Test
  void flipsThatAreDroppedEverywhereAreMissed() throws IOException {
    ReleaseCopy.of(Release.open(flipped), folder.resolve("dropped"))
        .manifest(manifest -> manifest.addProperty("flips", "none"))
        .seal();
    Ran parity = compare(folder.resolve("dropped"), road.model(), "--from", "prepared", "--layers");
    assertThat(parity.exit()).as(parity.out() + parity.err()).isEqualTo(3);
    assertThat(parity.out())
        .startsWith("DIFFERENT: flipped 1.0.0 (fp32, cpu) fails its golden check here")
        .contains("first offending: flips");
  }

  @Test
  void theLayerThatIsOffIsNamedEverywhere() throws IOException {
    Path damaged = folder.resolve("damaged");
    Path page = folder.resolve("layers.html");
    Path junit = folder.resolve("layers.xml");
    DamagedCopy.make(plain, damaged);
    Object[] options = {"--from", "prepared", "--layers", "--report", page, "--junit", junit};
    Ran parity = compare(damaged, road.model(), options);
    assertThat(parity.exit()).as(parity.out() + parity.err()).isEqualTo(3);
    assertThat(parity.out()).contains("first offending: ", ".conv", "! ");
    assertThat(Files.readString(page)).contains("Layer by layer", "first offending: ");
    assertThat(Files.readString(junit)).contains("parity.layers", "first offending: ");
    Ran honest = compare(plain, road.model(), "--from", "prepared", "--layers", "--json");
    assertThat(honest.exit()).as(honest.out() + honest.err()).isZero();
    assertThat(honest.out()).contains("\"stage\": \"preprocessing.step1.resample\"");
  }

  @Test
  void twoReleasesHaveNoLayersInCommon() {
    Ran parity = compare(plain, flipped, "--layers");
    assertThat(parity.exit()).isEqualTo(2);
    assertThat(parity.err()).contains("--layers follows");
  }

  @Test
  void aReleaseNeedsImages() {
    Ran parity = Ran.toolbox("parity", "--candidate", plain, "--reference", road.model());
    assertThat(parity.exit()).isEqualTo(2);
    assertThat(parity.err()).contains("--data is missing");
  }

  private static Ran compare(Path candidate, Path reference, Object... more) {
    Object[] arguments = new Object[more.length + 7];
    Object[] first = {
      "parity",
      "--candidate",
      candidate,
      "--reference",
      reference,
      "--data",
      road.dataset().folder()
    };
    System.arraycopy(first, 0, arguments, 0, first.length);
    System.arraycopy(more, 0, arguments, first.length, more.length);
    return Ran.toolbox(arguments);
  }
}

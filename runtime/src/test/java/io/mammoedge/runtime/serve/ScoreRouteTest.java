package io.mammoedge.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallModel;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallRelease;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client of {@code /v1/score} sees. */
class ScoreRouteTest {
  private static final String SCORE = "/v1/score";
  private static final String DICOM = "application/dicom";

  @TempDir private static Path folder;
  private static SmallNode node;
  private static Path audit;

  @BeforeAll
  static void start() {
    audit = folder.resolve("audit.jsonl");
    node =
        SmallNode.with(
            SmallRelease.write(folder.resolve("store")),
            new SmallNode.Extras(Optional.empty(), Optional.of(audit)));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aFileScoresWhatPythonSaysOfItsPixels(int k) throws IOException {
    HttpResponse<String> answer = node.post(SCORE, DICOM, bytes(image("a", k)));
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject said = json(answer);
    JsonObject result = said.getAsJsonArray("results").get(0).getAsJsonObject();
    double expected = SmallModel.expected().get(k).probability();
    assertThat(result.get("probability").getAsDouble()).isCloseTo(expected, within(1e-6));
    assertThat(result.get("decision").getAsString())
        .isEqualTo(expected >= 0.7 ? "malignant" : "benign");
    assertThat(result.get("laterality").getAsString()).isEqualTo("L");
    assertThat(said.get("operatingPoint").getAsDouble()).isEqualTo(0.7);
    assertThat(said.get("version").getAsString()).isEqualTo("1.0.0");
    assertThat(said.get("provider").getAsString()).isEqualTo("cpu");
    assertThat(said.get("fallback").getAsString()).contains("no CUDA");
    assertThat(said.get("researchUse").getAsString()).contains("Not a medical device");
    assertThat(result.get("heatmap").isJsonNull()).isTrue();
  }

  @Test
  void picturesComeWhereTheyAreAskedFor() throws IOException {
    HttpResponse<String> answer =
        node.post(SCORE + "?heatmap=true&image=true", DICOM, bytes(image("a", 0)));
    JsonObject result = json(answer).getAsJsonArray("results").get(0).getAsJsonObject();
    BufferedImage grey = png(result.get("image").getAsString());
    BufferedImage map = png(result.get("heatmap").getAsString());
    SmallModel.Expected size = SmallModel.expected().get(0);
    assertThat(grey.getHeight()).isEqualTo(map.getHeight()).isEqualTo(size.height());
    assertThat(coloured(grey)).isZero();
    assertThat(coloured(map)).isPositive();
    assertThat(node.post(SCORE + "?heatmap=perhaps", DICOM, bytes(image("a", 0))).statusCode())
        .isEqualTo(400);
  }

  @Test
  void severalFilesHaveAResultEach() throws IOException {
    Path text = Files.writeString(folder.resolve("text.dcm"), "no image");
    HttpResponse<String> answer =
        node.post(SCORE, MultipartBody.FORM, MultipartBody.of(image("a", 0), text, image("b", 1)));
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonArray results = json(answer).getAsJsonArray("results");
    assertThat(results).hasSize(3);
    assertThat(refusal(results, 1)).isEqualTo("NOT_DICOM");
    assertThat(probability(results, 2))
        .isCloseTo(SmallModel.expected().get(1).probability(), within(1e-6));
    assertThat(json(answer).getAsJsonArray("breasts")).isEmpty();
  }

  @Test
  void viewsOfABreastAndOfAStudyAreAveraged() {
    Path[] study = {
      view("lcc", 0, "L", "CC"), view("lmlo", 1, "L", "MLO"), view("rcc", 2, "R", "CC")
    };
    JsonObject answer = json(node.post(SCORE, MultipartBody.FORM, MultipartBody.of(study)));
    JsonArray results = answer.getAsJsonArray("results");
    double left = (probability(results, 0) + probability(results, 1)) / 2;
    JsonArray breasts = answer.getAsJsonArray("breasts");
    assertThat(breasts).hasSize(1);
    assertThat(breasts.get(0).getAsJsonObject().get("laterality").getAsString()).isEqualTo("L");
    assertThat(breasts.get(0).getAsJsonObject().get("files").toString()).isEqualTo("[0,1]");
    assertThat(breasts.get(0).getAsJsonObject().get("probability").getAsDouble())
        .isCloseTo(left, within(1e-9));
    JsonObject whole = answer.getAsJsonArray("studies").get(0).getAsJsonObject();
    assertThat(whole.get("probability").getAsDouble())
        .isCloseTo((2 * left + probability(results, 2)) / 3, within(1e-9));
    assertThat(answer.toString()).doesNotContain("SECRET", "1.2.3.");
  }

  @Test
  void aFileThatIsNoneIs400AndOneThatIsRefused422() throws IOException {
    byte[] whole = bytes(image("a", 0));
    HttpResponse<String> none =
        node.post(SCORE, DICOM, "no image".getBytes(StandardCharsets.UTF_8));
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(json(none).get("code").getAsString()).isEqualTo("NOT_DICOM");
    assertThat(json(none).get("error").getAsString()).startsWith("not a DICOM file");
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertThat(node.post(SCORE, DICOM, half).statusCode()).isEqualTo(400);
    Path tiny = SmallDicom.write(folder.resolve("tiny.dcm"), 7, 9, SmallModel.pixels(1, 7, 9));
    HttpResponse<String> refused = node.post(SCORE, DICOM, bytes(tiny));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json(refused).get("code").getAsString()).isEqualTo("WRONG_SIZE");
  }

  @Test
  void anotherMediaTypeOrABrokenMultipartIsSaid() throws IOException {
    byte[] file = bytes(image("a", 0));
    assertThat(node.post(SCORE, "image/png", file).statusCode()).isEqualTo(415);
    assertThat(node.post(SCORE, "multipart/form-data", file).statusCode()).isEqualTo(400);
    byte[] body = MultipartBody.of(image("a", 0));
    byte[] half = Arrays.copyOf(body, body.length - 9);
    HttpResponse<String> broken = node.post(SCORE, MultipartBody.FORM, half);
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(broken.body()).contains("ends before its last boundary");
  }

  @Test
  void nothingOfAPatientIsLoggedOrLeft() throws IOException {
    node.post(SCORE, MultipartBody.FORM, MultipartBody.of(image("a", 0), image("b", 1)));
    assertThat(node.files()).isZero();
    assertThat(node.log()).contains("\"route\":\"/v1/score\"").doesNotContain("SECRET", ".dcm");
    assertThat(Files.readString(audit)).contains("\"small\"").doesNotContain("SECRET");
    assertThat(node.get("/metrics").body())
        .contains("mammoedge_images_scored_total", "mammoedge_stage_seconds_bucket")
        .doesNotContain("SECRET");
  }

  private static Path image(String name, int k) {
    return SmallDicom.write(folder.resolve(name + ".dcm"), k);
  }

  private static Path view(String name, int k, String side, String view) {
    return SmallDicom.write(folder.resolve(name + ".dcm"), k, side, view, "1.2.3.4");
  }

  private static byte[] bytes(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  private static BufferedImage png(String base64) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
  }

  private static int coloured(BufferedImage image) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        count += (rgb >> 16 & 0xff) == (rgb & 0xff) ? 0 : 1;
      }
    }
    return count;
  }

  private static double probability(JsonArray results, int index) {
    return results.get(index).getAsJsonObject().get("probability").getAsDouble();
  }

  private static String refusal(JsonArray results, int index) {
    return results
        .get(index)
        .getAsJsonObject()
        .getAsJsonObject("refusal")
        .get("code")
        .getAsString();
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }
}

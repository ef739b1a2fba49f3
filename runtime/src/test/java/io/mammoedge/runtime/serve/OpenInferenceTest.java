package io.mammoedge.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.testing.SmallModel;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Open Inference Protocol, as its specification and the binary tensor extension have it. */
class OpenInferenceTest {
  private static final String INFER = "/v2/models/small/infer";
  private static final String HEADER_LENGTH = "Inference-Header-Content-Length";

  @TempDir private static Path folder;
  private static SmallNode node;
  private static SmallModel.Expected expected;
  private static short[] pixels;

  @BeforeAll
  static void start() {
    node = SmallNode.of(SmallRelease.write(folder.resolve("store")));
    expected = SmallModel.expected().get(0);
    pixels = SmallModel.pixels(0, expected.height(), expected.width());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v2/health/live | 200 | {\"live\":true}",
        "/v2/health/ready | 200 | {\"live\":true}",
        "/v2/models/small/ready | 200 | {\"name\":\"small\",\"ready\":true}",
        "/v2/models/small/versions/1.0.0/ready | 200 | {\"name\":\"small\",\"ready\":true}",
        "/v2 | 200 | {\"name\":\"mammoedge\",\"version\":\"test\",\"extensions\":[\"binary_tensor_data\"]}"
      })
  void healthAndMetadata(String path, int status, String body) {
    HttpResponse<String> answer = node.get(path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(JsonParser.parseString(answer.body())).isEqualTo(JsonParser.parseString(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2/models/small", "/v2/models/small/versions/1.0.0"})
  void theModelSaysItsTensors(String path) {
    JsonObject model = json(node.get(path));
    assertThat(model.get("platform").getAsString()).isEqualTo("onnx_onnxv1");
    assertThat(model.getAsJsonArray("versions").toString()).isEqualTo("[\"1.0.0\"]");
    assertThat(model.getAsJsonArray("inputs").toString())
        .isEqualTo("[{\"name\":\"image\",\"datatype\":\"UINT16\",\"shape\":[1,1,-1,-1]}]");
    assertThat(model.getAsJsonArray("outputs").toString())
        .contains("\"probability\"", "\"logits\"", "\"cam\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v2/models/other", "/v2/models/small/versions/2.0.0", "/v2/models/other/ready"})
  void anotherModelIsNotThere(String path) {
    HttpResponse<String> answer = node.get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).get("error").getAsString()).contains("small 1.0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UINT16", "FP32"})
  void flatAndNestedNumbersScoreWhatPythonSays(String type) {
    JsonObject flat = json(infer(request(type, flat(), "")));
    JsonObject nested = json(infer(request(type, nested(), "")));
    assertThat(probability(flat)).isCloseTo(expected.probability(), within(1e-6));
    assertThat(nested.get("outputs")).isEqualTo(flat.get("outputs"));
    assertThat(flat.get("id").getAsString()).isEqualTo("patient 7?");
    assertThat(flat.get("model_version").getAsString()).isEqualTo("1.0.0");
    assertThat(flat.getAsJsonObject("parameters").get("research_use").getAsString())
        .contains("Not a medical device");
  }

  @Test
  void binaryTensorsBothWays() {
    byte[] json =
        ("{\"outputs\":[{\"name\":\"cam\",\"parameters\":{\"binary_data\":true}},"
                + "{\"name\":\"probability\"}],"
                + "\"inputs\":[{\"parameters\":{\"binary_data_size\":%d},\"name\":\"image\","
                + "\"shape\":[1,1,%d,%d],\"datatype\":\"UINT16\"}]}")
            .formatted(2 * pixels.length, expected.height(), expected.width())
            .getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(json);
    body.writeBytes(littleEndian(pixels));
    HttpResponse<byte[]> answer =
        node.send(
            node.to(INFER)
                .header(HEADER_LENGTH, String.valueOf(json.length))
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build(),
            BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    int length = Integer.parseInt(answer.headers().firstValue(HEADER_LENGTH).orElseThrow());
    JsonObject said =
        JsonParser.parseString(new String(answer.body(), 0, length, StandardCharsets.UTF_8))
            .getAsJsonObject();
    JsonArray outputs = said.getAsJsonArray("outputs");
    assertThat(outputs.get(1).getAsJsonObject().get("data").getAsDouble())
        .isCloseTo(expected.probability(), within(1e-6));
    float[] cam = new float[(answer.body().length - length) / 4];
    ByteBuffer.wrap(answer.body(), length, answer.body().length - length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(cam);
    assertThat(cam).containsExactly(expected.cam(), within(1e-4f));
    assertThat(outputs.get(0).toString())
        .contains("\"binary_data_size\":" + 4 * cam.length)
        .doesNotContain("\"data\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{ | not the JSON of an inference request",
        "[] | not the JSON of an inference request",
        "{} | there is no input 'image'",
        "{\"inputs\":[{\"name\":\"other\"}]} | the input is 'image'",
        "{\"inputs\":[{\"name\":\"image\",\"datatype\":\"INT64\"}]} | UINT16 or FP32",
        "{\"inputs\":[{\"name\":\"image\",\"datatype\":\"UINT16\",\"shape\":[1,1,8,8]}]} | needs shape",
        "{\"inputs\":[{\"name\":\"image\",\"datatype\":\"UINT16\",\"shape\":[1,8,8],\"data\":[1]}]} | [1,1,H,W]",
        "{\"inputs\":[{\"name\":\"image\",\"datatype\":\"UINT16\",\"shape\":[1,1,8,8],\"data\":[1]}]} | do not fill",
        "{\"inputs\":[{\"name\":\"image\",\"datatype\":\"FP32\",\"shape\":[1,1,1,1],\"data\":[-1]}]} | 0 to 65535",
        "{\"inputs\":[{\"name\":\"image\",\"datatype\":\"FP32\",\"shape\":[1,1,1,1],\"data\":[7]}]} | 8x8 or more",
        "{\"inputs\":[{\"name\":\"image\",\"datatype\":\"FP32\",\"shape\":[1,1,1,1],\"data\":[[[[[[[7]]]]]]]}]} | nested too deeply",
        "{\"inputs\":[{\"name\":\"image\",\"datatype\":\"UINT16\",\"shape\":[1,1,8,8],\"parameters\":{\"binary_data_size\":3}}]} | binary_data_size is 3"
      })
  void whatIsWrongIsSaid(String body, String what) {
    HttpResponse<String> answer = infer(body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("error").getAsString()).contains(what);
  }

  @Test
  void anOutputThatIsNotThereIsNamed() {
    HttpResponse<String> answer =
        infer(request("UINT16", flat(), ",\"outputs\":[{\"name\":\"heat\"}]"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("probability, logits, cam");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "99999999", "999999999999999999999"})
  void theLengthOfTheJsonIsOneThatCanBe(String length) {
    HttpResponse<String> answer =
        node.send(
            node.to(INFER)
                .header(HEADER_LENGTH, length)
                .POST(BodyPublishers.ofString("{}"))
                .build());
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  private static HttpResponse<String> infer(String body) {
    return node.post(INFER, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static String request(String type, String data, String more) {
    return ("{\"id\":\"patient 7?\",\"parameters\":{\"unknown\":[1,{}]},\"inputs\":[{\"name\":\"image\","
            + "\"shape\":[1,1,%d,%d],\"datatype\":\"%s\",\"data\":%s}]%s}")
        .formatted(expected.height(), expected.width(), type, data, more);
  }

  private static String flat() {
    return row(0, pixels.length);
  }

  private static String nested() {
    int width = expected.width();
    return IntStream.range(0, expected.height())
        .mapToObj(y -> row(y * width, width))
        .collect(Collectors.joining(",", "[[[", "]]]"));
  }

  private static String row(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> String.valueOf(Short.toUnsignedInt(pixels[i])))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static byte[] littleEndian(short[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asShortBuffer().put(values);
    return buffer.array();
  }

  private static double probability(JsonObject answer) {
    return answer
        .getAsJsonArray("outputs")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("data")
        .get(0)
        .getAsDouble();
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }
}

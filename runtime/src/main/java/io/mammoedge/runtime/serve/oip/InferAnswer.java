package io.mammoedge.runtime.serve.oip;

import com.google.gson.stream.JsonWriter;
import io.mammoedge.runtime.engine.Outcome;
import io.mammoedge.runtime.score.Origin;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.serve.http.Answer;
import io.mammoedge.runtime.serve.http.HttpProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes what the graph said as an inference response, JSON first, binary outputs after it. */
final class InferAnswer {
  /** Of the request and of the answer (binary tensor extension). */
  static final String HEADER_LENGTH = "Inference-Header-Content-Length";

  private final Origin origin;
  private final InferRequest request;
  private final List<Tensor> all;
  private final ByteArrayOutputStream tail = new ByteArrayOutputStream();

  /** An output: FP32 values of a shape. */
  private record Tensor(String name, List<Integer> shape, float[] values) {}

  InferAnswer(Origin origin, InferRequest request, Outcome outcome) {
    this.origin = origin;
    this.request = request;
    this.all = tensors(outcome);
  }

  private static List<Tensor> tensors(Outcome outcome) {
    List<Tensor> all = new ArrayList<>();
    all.add(new Tensor("probability", List.of(1), new float[] {(float) outcome.probability()}));
    float[] logits = {(float) outcome.logits()[0], (float) outcome.logits()[1]};
    all.add(new Tensor("logits", List.of(1, 2), logits));
    outcome
        .heatMap()
        .ifPresent(
            map ->
                all.add(new Tensor("cam", List.of(1, 1, map.height(), map.width()), map.values())));
    return all;
  }

  /**
   * The answer.
   *
   * @throws HttpProblem when an output is asked for that there is not
   */
  Answer write() throws IOException {
    StringWriter text = new StringWriter();
    JsonWriter json = new JsonWriter(text);
    json.beginObject();
    json.name("model_name").value(origin.release());
    json.name("model_version").value(origin.version());
    if (request.id() != null) {
      json.name("id").value(request.id());
    }
    parameters(json);
    json.name("outputs").beginArray();
    for (InferRequest.Wanted wanted : wanted()) {
      output(json, named(wanted.name()), isBinary(wanted));
    }
    json.endArray().endObject();
    json.flush();
    return answer(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void parameters(JsonWriter json) throws IOException {
    json.name("parameters").beginObject();
    json.name("variant").value(origin.variant());
    json.name("provider").value(origin.provider());
    if (origin.fallbackReason() != null) {
      json.name("fallback").value(origin.fallbackReason());
    }
    json.name("research_use").value(ScoreResult.RESEARCH_USE).endObject();
  }

  private List<InferRequest.Wanted> wanted() {
    return request.outputs().isEmpty()
        ? all.stream().map(tensor -> new InferRequest.Wanted(tensor.name, null)).toList()
        : request.outputs();
  }

  private Tensor named(String name) {
    return all.stream()
        .filter(tensor -> tensor.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                HttpProblem.badRequest(
                    "an output that is not there; there are: "
                        + String.join(", ", all.stream().map(Tensor::name).toList())));
  }

  private boolean isBinary(InferRequest.Wanted wanted) {
    return wanted.binary() == null ? request.binaryOutput() : wanted.binary();
  }

  private void output(JsonWriter json, Tensor tensor, boolean binary) throws IOException {
    json.beginObject().name("name").value(tensor.name);
    json.name("datatype").value(Datatype.FP32.name());
    json.name("shape").beginArray();
    for (int side : tensor.shape) {
      json.value(side);
    }
    json.endArray();
    if (binary) {
      byte[] bytes = littleEndian(tensor.values);
      json.name("parameters").beginObject().name("binary_data_size").value(bytes.length);
      json.endObject();
      tail.write(bytes);
    } else {
      json.name("data").beginArray();
      for (float value : tensor.values) {
        json.value(value);
      }
      json.endArray();
    }
    json.endObject();
  }

  private static byte[] littleEndian(float[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      buffer.putFloat(value);
    }
    return buffer.array();
  }

  private Answer answer(byte[] json) throws IOException {
    if (tail.size() == 0) {
      return Answer.bytes("application/json", json);
    }
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(json);
    tail.writeTo(both);
    return Answer.bytes("application/octet-stream", both.toByteArray())
        .with(HEADER_LENGTH, String.valueOf(json.length));
  }
}

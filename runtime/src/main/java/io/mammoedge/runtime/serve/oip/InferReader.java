package io.mammoedge.runtime.serve.oip;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.serve.http.HttpProblem;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the JSON of an inference request as a stream, so that twelve million numbers take no more
 * memory than as floats. Unknown members are skipped, as the protocol's parameters may be anything.
 */
final class InferReader {
  private static final int DEEPEST = 6;
  private static final int LONGEST_ID = 1024;
  private static final int MOST_OUTPUTS = 16;

  private final JsonReader json;
  private final BinaryTail tail;
  private final int mostValues;
  private String id;
  private Plane image;
  private boolean binaryOutput;
  private final List<InferRequest.Wanted> outputs = new ArrayList<>();

  /**
   * A reader.
   *
   * @param text JSON
   * @param tail the bytes after it
   * @param mostValues of the image
   */
  InferReader(Reader text, BinaryTail tail, int mostValues) {
    this.json = new JsonReader(text);
    this.tail = tail;
    this.mostValues = mostValues;
  }

  /**
   * Reads.
   *
   * @throws HttpProblem when it is no JSON, or not such a request
   */
  InferRequest read() throws IOException {
    try {
      json.beginObject();
      while (json.hasNext()) {
        member(json.nextName());
      }
      json.endObject();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw HttpProblem.badRequest("there is more after the request's JSON");
      }
    } catch (MalformedJsonException | EOFException | IllegalStateException | JsonParseException e) {
      throw HttpProblem.badRequest("not the JSON of an inference request: " + oneLine(e));
    } catch (NumberFormatException e) {
      throw HttpProblem.badRequest("a number is not one: " + oneLine(e));
    }
    tail.requireEnd();
    if (image == null) {
      throw HttpProblem.badRequest("there is no input 'image'");
    }
    return new InferRequest(id, image, outputs, binaryOutput);
  }

  private static String oneLine(Exception e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return message.length() <= 200 ? message : message.substring(0, 200);
  }

  private void member(String name) throws IOException {
    switch (name) {
      case "id" -> id = shortId(json.nextString());
      case "inputs" -> inputs();
      case "outputs" -> outputs();
      case "parameters" -> binaryOutput = flag("binary_data_output", binaryOutput);
      default -> json.skipValue();
    }
  }

  private static String shortId(String id) {
    if (id.length() > LONGEST_ID) {
      throw HttpProblem.badRequest("an id of more than " + LONGEST_ID + " characters");
    }
    return id;
  }

  private void inputs() throws IOException {
    json.beginArray();
    while (json.hasNext()) {
      if (image != null) {
        throw HttpProblem.badRequest("there is one input, 'image'");
      }
      image = input();
    }
    json.endArray();
  }

  private Plane input() throws IOException {
    TensorParts parts = new TensorParts();
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "name" -> parts.name(json.nextString());
        case "datatype" -> parts.datatype(json.nextString());
        case "shape" -> parts.shape(shape());
        case "data" -> parts.data(numbers());
        case "parameters" -> parts.binaryBytes(binaryBytes());
        default -> json.skipValue();
      }
    }
    json.endObject();
    return parts.plane(tail, mostValues);
  }

  private List<Long> shape() throws IOException {
    List<Long> shape = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      if (shape.size() == DEEPEST) {
        throw HttpProblem.badRequest("a shape of more than " + DEEPEST + " dimensions");
      }
      shape.add(json.nextLong());
    }
    json.endArray();
    return shape;
  }

  /** Nested or flat, row by row. */
  private FloatList numbers() throws IOException {
    FloatList values = new FloatList();
    json.beginArray();
    int depth = 1;
    while (depth > 0) {
      switch (json.peek()) {
        case BEGIN_ARRAY -> {
          depth++;
          if (depth > DEEPEST) {
            throw HttpProblem.badRequest("data is nested too deeply");
          }
          json.beginArray();
        }
        case END_ARRAY -> {
          depth--;
          json.endArray();
        }
        default -> {
          if (values.size() == mostValues) {
            throw HttpProblem.tooLarge("an image of more than " + mostValues + " values");
          }
          values.add((float) json.nextDouble());
        }
      }
    }
    return values;
  }

  private Long binaryBytes() throws IOException {
    Long bytes = null;
    json.beginObject();
    while (json.hasNext()) {
      if (json.nextName().equals("binary_data_size")) {
        bytes = json.nextLong();
      } else {
        json.skipValue();
      }
    }
    json.endObject();
    return bytes;
  }

  private void outputs() throws IOException {
    json.beginArray();
    while (json.hasNext()) {
      if (outputs.size() == MOST_OUTPUTS) {
        throw HttpProblem.badRequest("more outputs than there are");
      }
      outputs.add(output());
    }
    json.endArray();
  }

  private InferRequest.Wanted output() throws IOException {
    String name = null;
    Boolean binary = null;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "name" -> name = json.nextString();
        case "parameters" -> binary = flag("binary_data", binary);
        default -> json.skipValue();
      }
    }
    json.endObject();
    if (name == null) {
      throw HttpProblem.badRequest("an output without its name");
    }
    return new InferRequest.Wanted(name, binary);
  }

  private Boolean flag(String wanted, Boolean usual) throws IOException {
    Boolean value = usual;
    json.beginObject();
    while (json.hasNext()) {
      if (json.nextName().equals(wanted)) {
        value = json.nextBoolean();
      } else {
        json.skipValue();
      }
    }
    json.endObject();
    return value;
  }
}

package io.mammoedge.runtime.serve.study;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.JsonBinding;
import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.dicom.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A small file with the UIDs of a report. It stays when the report itself has had its time. */
final class LastReport {
  private static final Gson GSON = new GsonBuilder().create();

  private LastReport() {}

  static void write(Path file, Instance report) {
    AtomicFile.writeDurably(file, ResultJson.write(report).getBytes(StandardCharsets.UTF_8));
  }

  static Optional<Instance> read(Path file) {
    try {
      return Optional.of(JsonBinding.read(GSON, Files.readString(file), Instance.class));
    } catch (NoSuchFileException | JsonParseException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

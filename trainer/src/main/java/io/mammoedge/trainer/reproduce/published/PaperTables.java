package io.mammoedge.trainer.reproduce.published;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.config.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of the tables of Shen (arXiv 1708.09427, 2017) and Shen et al. (Scientific Reports
 * 9, 12495, 2019), and how each number is known: {@code published.json}.
 *
 * @param protocols what values were measured on
 * @param models that rows refer to
 * @param tables by name
 */
public record PaperTables(
    List<Protocol> protocols, List<ModelSpec> models, List<TableSpec> tables) {
  private static final String RESOURCE = "published.json";

  /** Checks that every name that is referred to is there. */
  public PaperTables {
    protocols = List.copyOf(protocols);
    models = List.copyOf(models);
    tables = List.copyOf(tables);
    Set<String> modelNames = models.stream().map(ModelSpec::name).collect(Collectors.toSet());
    Set<String> protocolNames = protocols.stream().map(Protocol::name).collect(Collectors.toSet());
    Set<String> rowNames = new HashSet<>();
    for (TableSpec table : tables) {
      for (RowSpec row : table.rows()) {
        row.models().forEach(model -> require(modelNames, model, row.name()));
        row.publishedValue().ifPresent(p -> require(protocolNames, p.protocol(), row.name()));
        row.publishedValue().ifPresent(p -> rowNames.add(table.name() + "/" + row.name()));
      }
    }
    for (TableSpec table : tables) {
      for (Question question : table.questions()) {
        if (question.published().words() == null) {
          require(rowNames, question.published().better(), question.title());
          require(rowNames, question.published().worse(), question.title());
          requireOneProtocol(question, tables);
        }
      }
    }
  }

  private static void requireOneProtocol(Question question, List<TableSpec> tables) {
    String better = find(question.published().better(), tables).protocol();
    String worse = find(question.published().worse(), tables).protocol();
    if (!better.equals(worse)) {
      throw new IllegalArgumentException(
          question.title() + ": '" + better + "' and '" + worse + "' are not one protocol");
    }
  }

  private static Published find(String path, List<TableSpec> tables) {
    String[] parts = path.split("/", 2);
    return tables.stream()
        .filter(table -> table.name().equals(parts[0]))
        .findFirst()
        .orElseThrow()
        .row(parts[1])
        .published();
  }

  private static void require(Set<String> names, String name, String where) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException(where + ": there is no '" + name + "'");
    }
  }

  /** Reads those that come with the program. */
  public static PaperTables read() throws IOException {
    try (InputStream in = PaperTables.class.getResourceAsStream(RESOURCE)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Reads a text and checks it. */
  static PaperTables parse(String json) {
    return StrictJson.parse(json, PaperTables.class, RESOURCE);
  }

  /**
   * A table.
   *
   * @throws MammoEdgeException naming those that exist
   */
  public TableSpec table(String name) {
    return tables.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new MammoEdgeException(
                    ExitCode.USAGE,
                    "no table '"
                        + name
                        + "'; there are: "
                        + tables.stream().map(TableSpec::name).collect(Collectors.joining(", "))));
  }

  /** The published value of {@code table/row}. */
  public Published published(String path) {
    String[] parts = path.split("/", 2);
    return table(parts[0]).row(parts[1]).published();
  }

  /** A model by name. */
  public ModelSpec model(String name) {
    return models.stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }

  /** A protocol by name. */
  public Protocol protocol(String name) {
    return protocols.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }
}

package io.mammoedge.archive.table;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of the table: the components of {@link ScoredImage} in their order, in lower case
 * with underscores. The release's root digest is the name of a folder, which readers show as the
 * column {@value #DIGEST}.
 */
public final class Columns {
  /** The column of the root digest. */
  public static final String DIGEST = "release_digest";

  /** The column of the wave in which a row was written. */
  public static final String WAVE = "wave";

  private static final List<RecordComponent> COMPONENTS =
      List.of(ScoredImage.class.getRecordComponents());

  private Columns() {}

  /** The columns that are in the files. */
  static StructType schema() {
    return new StructType(COMPONENTS.stream().map(Columns::field).toArray(StructField[]::new));
  }

  private static StructField field(RecordComponent component) {
    boolean nullable = !component.getName().equals("file");
    return DataTypes.createStructField(name(component), type(component), nullable);
  }

  private static String name(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static DataType type(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == List.class) {
      return DataTypes.createArrayType(DataTypes.StringType, false);
    }
    if (type == Double.class) {
      return DataTypes.DoubleType;
    }
    return type == Integer.class ? DataTypes.IntegerType : DataTypes.StringType;
  }

  /** An image as Spark has it. */
  static Row row(ScoredImage image) {
    return RowFactory.create(
        COMPONENTS.stream().map(component -> value(component, image)).toArray());
  }

  private static Object value(RecordComponent component, ScoredImage image) {
    try {
      Object value = component.getAccessor().invoke(image);
      return value instanceof List<?> list ? list.toArray(String[]::new) : value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record has accessors", e);
    }
  }

  /** All images as Spark has them. */
  static List<Row> rows(List<ScoredImage> images) {
    return images.stream().map(Columns::row).toList();
  }
}

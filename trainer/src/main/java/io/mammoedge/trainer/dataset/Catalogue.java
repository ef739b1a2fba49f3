package io.mammoedge.trainer.dataset;

import java.nio.file.Path;
import java.util.List;

/**
 * What a source folder announces.
 *
 * @param tables the set's own tables that were read
 * @param images every image, names unique
 * @param leftOut images that the layout's rules exclude before they are read
 */
record Catalogue(List<Path> tables, List<SourceImage> images, List<Refusal> leftOut) {
  Catalogue {
    tables = List.copyOf(tables);
    images = List.copyOf(images);
    leftOut = List.copyOf(leftOut);
  }
}

package io.mammoedge.trainer.dataset;

/** Picks the reader of a layout. */
final class Catalogues {
  private Catalogues() {}

  static Catalogue read(PrepareSettings settings) {
    return switch (settings.layout()) {
      case CBIS_DDSM -> CbisDdsm.read(settings.in());
      case INBREAST -> Inbreast.read(settings.in());
      case CSV -> CsvLayout.read(settings.in(), PatientKey.of(settings.out()));
    };
  }
}

package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.DicomFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads one DICOM file as a mammogram. */
public final class MammogramReader {
  private MammogramReader() {}

  /**
   * Reads and judges one file. Its header is judged before its pixels are read.
   *
   * @param file a DICOM Part 10 file
   * @param intensity how stored values become presentation values
   * @param accept which kinds of image are taken
   * @throws RefusedImageException when the file is not readable or not such a mammogram; its codes
   *     are the names of {@link io.mammoedge.runtime.dicom.file.Refusal}
   */
  public static Mammogram read(Path file, Intensity intensity, Accept accept) {
    return Opened.with(file, opened -> mammogram(opened, intensity, accept));
  }

  /**
   * Reads the stored values of any single grey frame, whatever it shows: data sets keep their
   * region masks as such.
   *
   * @param file a DICOM Part 10 file
   * @throws RefusedImageException when the file is not readable or not a single grey frame
   */
  public static StoredImage readStored(Path file) {
    return Opened.with(file, MammogramReader::stored);
  }

  /**
   * Reads what the header says of the image, unjudged; no pixels.
   *
   * @throws RefusedImageException when the file is not readable
   */
  public static ImageHeader header(Path file) {
    return Opened.with(file, ImageHeader::of);
  }

  /**
   * Reads which object it is; no pixels.
   *
   * @throws RefusedImageException when the file is not readable
   */
  public static Instance instance(Path file) {
    return Opened.with(
        file,
        opened ->
            new Instance(
                opened.header().text(Attribute.SOP_CLASS_UID),
                opened.header().text(Attribute.SOP_INSTANCE_UID),
                opened.header().text(Attribute.STUDY_INSTANCE_UID),
                opened.header().text(Attribute.SERIES_INSTANCE_UID)));
  }

  /**
   * Reads what an archive files the object under; no pixels. The image itself is not judged.
   *
   * @throws RefusedImageException when the file is not readable
   */
  public static IndexEntry index(Path file) {
    return Opened.with(file, opened -> IndexEntry.of(opened.header()));
  }

  /**
   * Reads whose image it is and of which study; no pixels. The image itself is not judged.
   *
   * @throws RefusedImageException when the file is not readable, or says no study to file a result
   *     in
   */
  public static StudyHeader study(Path file) {
    return Opened.with(file, opened -> StudyHeader.of(opened.header()));
  }

  /**
   * Reads one file like {@link #read}, pixels included, and tells what was understood, also of a
   * file that is refused.
   */
  public static Inspected inspect(Path file, Intensity intensity, Accept accept) {
    try {
      ImageHeader header = header(file);
      return inspect(file, header, intensity, accept);
    } catch (RefusedImageException e) {
      return Inspected.refused(null, e);
    }
  }

  private static Inspected inspect(
      Path file, ImageHeader header, Intensity intensity, Accept accept) {
    try {
      return Opened.with(
          file,
          opened ->
              Inspected.taken(
                  header,
                  mammogram(opened, intensity, accept).facts(),
                  Projection.of(opened.header(), accept)));
    } catch (RefusedImageException e) {
      return Inspected.refused(header, e);
    }
  }

  private static Mammogram mammogram(DicomFile file, Intensity intensity, Accept accept)
      throws IOException {
    DataSet header = file.header();
    KindGuard.check(header, accept);
    ExposureGuard.check(header, accept);
    Projection projection = Projection.of(header, accept);
    ImagePixel layout = ImagePixel.of(header);
    Padding padding = Padding.of(header, layout);
    short[] pixels = StoredPixels.read(file, layout);
    Rendering rendering =
        Rendering.of(intensity, header, layout, Presentation.usedValues(pixels, layout, padding));
    Presentation.apply(pixels, layout, padding, rendering.brightness());
    BlankGuard.check(pixels, layout.frame().rows(), layout.frame().columns());
    return new Mammogram(
        layout.frame().rows(),
        layout.frame().columns(),
        pixels,
        facts(file, layout, projection, rendering));
  }

  private static Mammogram.Facts facts(
      DicomFile file, ImagePixel layout, Projection projection, Rendering rendering) {
    DataSet header = file.header();
    return new Mammogram.Facts(
        header.text(Attribute.PATIENT_ID),
        header.text(Attribute.STUDY_INSTANCE_UID),
        header.text(Attribute.SOP_INSTANCE_UID),
        header.text(Attribute.SOP_CLASS_UID),
        header.text(Attribute.MODALITY),
        header.text(Attribute.MANUFACTURER),
        projection.laterality().value(),
        projection.view().value(),
        file.transferSyntax().uid(),
        layout.bitsStored(),
        rendering.words(),
        warnings(file, projection, rendering));
  }

  private static List<String> warnings(DicomFile file, Projection projection, Rendering rendering) {
    List<String> header = HeaderWarnings.of(file.header(), file.transferSyntax());
    return Stream.of(header, projection.warnings(), rendering.warnings())
        .flatMap(List::stream)
        .toList();
  }

  private static StoredImage stored(DicomFile file) throws IOException {
    DataSet header = file.header();
    ImagePixel layout = ImagePixel.of(header);
    return new StoredImage(
        layout.frame().rows(),
        layout.frame().columns(),
        layout.frame().bitsAllocated(),
        layout.bitsStored(),
        StoredPixels.read(file, layout),
        header.text(Attribute.SERIES_DESCRIPTION),
        header.text(Attribute.SOP_CLASS_UID));
  }
}

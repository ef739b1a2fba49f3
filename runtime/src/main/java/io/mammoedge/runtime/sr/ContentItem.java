package io.mammoedge.runtime.sr;

import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomObject.Vr;
import io.mammoedge.runtime.dicom.Instance;
import java.util.List;

/** A node of a report's tree (DICOM PS3.3 C.17.3). */
final class ContentItem {
  private static final int CONTENT_SEQUENCE = 0x0040a730;

  private final DicomObject object;

  /** How a node belongs to the one above it (PS3.3 C.17.3.2.4). */
  enum Relationship {
    CONTAINS,
    HAS_CONCEPT_MOD,
    HAS_OBS_CONTEXT,
    HAS_ACQ_CONTEXT
  }

  private ContentItem(DicomObject object) {
    this.object = object;
  }

  /** The root, with the template that it follows (PS3.3 C.18.8). */
  static DicomObject root(Code title, String template, List<ContentItem> content) {
    return named("CONTAINER", title)
        .text(0x0040a050, Vr.CS, "SEPARATE")
        .sequence(
            0x0040a504,
            new DicomObject().text(0x00080105, Vr.CS, "DCMR").text(0x0040db00, Vr.CS, template))
        .sequence(CONTENT_SEQUENCE, objects(content));
  }

  static ContentItem container(Code name, List<ContentItem> content) {
    DicomObject object = named("CONTAINER", name).text(0x0040a050, Vr.CS, "SEPARATE");
    return related(Relationship.CONTAINS, object).with(content);
  }

  static ContentItem code(Relationship relationship, Code name, Code value) {
    return related(relationship, named("CODE", name).sequence(0x0040a168, value.item()));
  }

  static ContentItem text(Relationship relationship, Code name, String value) {
    return related(relationship, named("TEXT", name).text(0x0040a160, Vr.UT, value));
  }

  static ContentItem uid(Relationship relationship, Code name, String value) {
    return related(relationship, named("UIDREF", name).text(0x0040a124, Vr.UI, value));
  }

  /**
   * A number that is measured.
   *
   * @param value VR DS
   */
  static ContentItem number(Code name, String value, Code unit) {
    DicomObject measured =
        new DicomObject().text(0x0040a30a, Vr.DS, value).sequence(0x004008ea, unit.item());
    return related(Relationship.CONTAINS, named("NUM", name).sequence(0x0040a300, measured));
  }

  /** An image that plays a part. */
  static ContentItem image(Code name, Instance instance) {
    return image(named("IMAGE", name), instance);
  }

  /** An image in a list. */
  static ContentItem image(Instance instance) {
    return image(typed("IMAGE"), instance);
  }

  private static ContentItem image(DicomObject object, Instance instance) {
    return related(
        Relationship.CONTAINS, object.sequence(0x00081199, References.reference(instance)));
  }

  /** This, with nodes below it. */
  ContentItem with(List<ContentItem> content) {
    if (!content.isEmpty()) {
      object.sequence(CONTENT_SEQUENCE, objects(content));
    }
    return this;
  }

  private static DicomObject[] objects(List<ContentItem> content) {
    return content.stream().map(item -> item.object).toArray(DicomObject[]::new);
  }

  private static ContentItem related(Relationship relationship, DicomObject object) {
    String term = relationship.name().replace('_', ' ');
    return new ContentItem(object.text(0x0040a010, Vr.CS, term));
  }

  private static DicomObject named(String type, Code name) {
    return typed(type).sequence(0x0040a043, name.item());
  }

  private static DicomObject typed(String type) {
    return new DicomObject().text(0x0040a040, Vr.CS, type);
  }
}

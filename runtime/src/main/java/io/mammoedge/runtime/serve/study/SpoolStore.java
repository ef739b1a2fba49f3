package io.mammoedge.runtime.serve.study;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.audit.Transfer;
import io.mammoedge.runtime.dicom.Instance;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.dicom.file.Refusal;
import io.mammoedge.runtime.serve.dimse.ObjectStore;
import io.mammoedge.runtime.serve.dimse.StoreStatus;
import io.mammoedge.runtime.serve.model.Slot;
import io.mammoedge.runtime.serve.spool.ImageResult;
import io.mammoedge.runtime.serve.spool.Spool;
import io.mammoedge.runtime.serve.spool.SpoolName;
import io.mammoedge.runtime.serve.spool.SpoolRoom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes whatever object it can name. What the release says of it comes later; the sender is told
 * that it is safe here.
 */
final class SpoolStore implements ObjectStore {
  private final Spool spool;
  private final SpoolRoom room;
  private final Slot slot;
  private final Notes notes;

  /**
   * Before a spool.
   *
   * @param slot with the release whose results count
   * @param notes of what was received
   */
  SpoolStore(Spool spool, SpoolRoom room, Slot slot, Notes notes) {
    this.spool = spool;
    this.room = room;
    this.slot = slot;
    this.notes = notes;
  }

  @Override
  public int store(Path file) {
    try {
      Instance object = MammogramReader.instance(file);
      Optional<SpoolName> name = SpoolName.of(object);
      if (name.isPresent()) {
        return store(file, object, name.get());
      }
    } catch (RefusedImageException e) {
      if (Refusal.isOfTheDisk(e.code())) {
        return noRoom();
      }
    }
    notes.metrics().received("not_understood");
    return StoreStatus.NOT_UNDERSTOOD;
  }

  private int store(Path file, Instance object, SpoolName name) {
    try {
      boolean hasRoom = room.take(Files.size(file));
      notes.metrics().hasRoom(hasRoom);
      if (!hasRoom) {
        return noRoom();
      }
      // First of all: what is not in the log must not have been said.
      notes.tell(Transfer.RECEIVED, "", "", object.sopInstanceUid());
      Spool.Receipt receipt = spool.receive(file, name, this::counts);
      notes.metrics().received(receipt.name().toLowerCase(Locale.ROOT));
      return StoreStatus.SUCCESS;
    } catch (IOException | MammoEdgeException | UncheckedIOException e) {
      notes.metrics().hasRoom(false);
      notes.watcher().broke("spool", e);
      return noRoom();
    }
  }

  private int noRoom() {
    notes.metrics().received("no_room");
    return StoreStatus.OUT_OF_RESOURCES;
  }

  private boolean counts(Path result) {
    try {
      return ImageResult.read(result).filter(this::isOfToday).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /** While no release is in use, what was said by one is enough. */
  private boolean isOfToday(ImageResult said) {
    Optional<Slot.Lease> leased = slot.lease();
    if (leased.isEmpty()) {
      return true;
    }
    try (Slot.Lease lease = leased.get()) {
      return said.digest().equals(lease.release().digest());
    }
  }
}

package io.mammoedge.runtime.serve.dimse;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The side that asks for an association, and for services in it (PS3.7 sections 9.1.1, 9.1.5). */
final class Requestor {
  private static final int MOST_MESSAGE_ID = 0xffff;

  /** PS3.8 table 9-18; what is not in it is of a later version. */
  private static final Map<Integer, String> REASONS =
      Map.of(
          1, "the peer does not want to",
          2, "the peer gives no reason",
          3, "the peer does not know the SOP class",
          4, "the peer does not know the transfer syntax");

  private final PduChannel channel;
  private final Messages messages;
  private final MessageWriter writer;
  private final Map<StoreClient.Offer, Integer> ids;
  private final Map<Integer, AssociateAnswer.Outcome> outcomes;
  private int messageId;

  private Requestor(
      PduChannel channel,
      Duration patience,
      Map<StoreClient.Offer, Integer> ids,
      AssociateAnswer answer) {
    this.channel = channel;
    this.messages = new Messages(channel, patience, () -> {});
    this.writer = new MessageWriter(channel, answer.maximum());
    this.ids = ids;
    this.outcomes = answer.contexts();
  }

  /**
   * Asks for an association.
   *
   * @param called AE title
   * @param calling AE title
   * @param offers a presentation context each, so that the peer need not choose among encodings
   * @param patience how long an answer may take to come, once it has begun
   * @throws AssociationRefused where the peer does not want it
   * @throws Abort where it answers nonsense
   */
  static Requestor associate(
      PduChannel channel,
      String called,
      String calling,
      Set<StoreClient.Offer> offers,
      Duration patience)
      throws IOException {
    Map<StoreClient.Offer, Integer> ids = new HashMap<>();
    List<AssociateRequest.Proposed> contexts = new ArrayList<>();
    for (StoreClient.Offer offer : offers) {
      int id = 2 * contexts.size() + 1;
      ids.put(offer, id);
      contexts.add(
          new AssociateRequest.Proposed(id, offer.sopClass(), List.of(offer.transferSyntax())));
    }
    channel.send(PduChannel.ASSOCIATE_RQ, AssociateRequest.of(called, calling, contexts).encode());
    AssociateAnswer answer = answer(channel);
    for (AssociateRequest.Proposed context : contexts) {
      requireOneOfThose(context, answer.contexts().get(context.id()));
    }
    return new Requestor(channel, patience, ids, answer);
  }

  private static AssociateAnswer answer(PduChannel channel) throws IOException {
    PduChannel.Head head = channel.next();
    byte[] body = channel.body(head);
    return switch (head.type()) {
      case PduChannel.ASSOCIATE_AC -> AssociateAnswer.parse(body);
      case PduChannel.ASSOCIATE_RJ -> throw Rejection.said(body);
      case PduChannel.ABORT -> throw new EOFException("the peer aborted the association");
      default -> throw new Abort(Abort.UNEXPECTED_PDU, "a PDU of type " + head.type());
    };
  }

  private static void requireOneOfThose(
      AssociateRequest.Proposed proposed, AssociateAnswer.Outcome outcome) throws Abort {
    if (outcome != null
        && outcome.result() == Agreed.ACCEPTED
        && !proposed.transferSyntaxes().contains(outcome.transferSyntax())) {
      throw new Abort(Abort.INVALID_PARAMETER, "a transfer syntax that was not proposed");
    }
  }

  /**
   * The presentation context for something.
   *
   * @throws PresentationRefused where there is none
   */
  int context(StoreClient.Offer offer) throws PresentationRefused {
    Integer id = ids.get(offer);
    if (id == null) {
      throw new PresentationRefused(offer, "this was not proposed to the peer");
    }
    AssociateAnswer.Outcome outcome = outcomes.get(id);
    if (outcome == null) {
      throw new PresentationRefused(offer, "the peer does not mention it");
    }
    if (outcome.result() != Agreed.ACCEPTED) {
      throw new PresentationRefused(
          offer, REASONS.getOrDefault(outcome.result(), "reason " + outcome.result()));
    }
    return id;
  }

  /** Sends C-ECHO. */
  void echo(int context) throws IOException {
    writer.command(context, CommandSet.echo(nextMessageId()));
  }

  /** Sends C-STORE with an object of so many bytes. */
  void store(int context, SopInstance object, InputStream in, long length) throws IOException {
    writer.command(context, CommandSet.store(nextMessageId(), object));
    writer.dataSet(context, in, length);
  }

  private int nextMessageId() {
    messageId = messageId % MOST_MESSAGE_ID + 1;
    return messageId;
  }

  /**
   * Waits for the answer to what was sent last.
   *
   * @param command that was asked for
   * @return its status, 0 to FFFFH
   */
  int status(int context, int command) throws IOException {
    Messages.Command answer = messages.next();
    if (answer == null) {
      throw new EOFException("the association was " + messages.end());
    }
    if (answer.context() != context || !answer.set().answersTo(command, messageId)) {
      throw new Abort(Abort.INVALID_PARAMETER, "an answer to something else");
    }
    return answer.set().status();
  }

  /** Ends the association; nothing is expected any more but that. */
  void release() throws IOException {
    channel.send(PduChannel.RELEASE_RQ, new byte[Integer.BYTES]);
    PduChannel.Head head = channel.next();
    if (head.type() == PduChannel.RELEASE_RQ) {
      // PS3.8 9.2: both at once; the requestor of the association answers first.
      channel.send(PduChannel.RELEASE_RP, new byte[Integer.BYTES]);
    } else if (head.type() != PduChannel.RELEASE_RP) {
      throw new Abort(Abort.UNEXPECTED_PDU, "a PDU of type " + head.type());
    }
  }
}

package io.signalbox.controlplane.tickets;

import static io.signalbox.controlplane.tickets.ChangeBuilder.aChange;
import static io.signalbox.controlplane.tickets.ChangeBuilder.from;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/** Sets of changes of one ticket in which versions, sequences and positions often meet. */
final class RandomChanges {

    private static final int KINDS = 6;
    private final long seed;
    private final Random random;
    private final TicketKey key;
    private final Consumer<ChangeBuilder> variation;

    RandomChanges(long seed, TicketKey key) {
        this(seed, key, change -> {});
    }

    /** @param variation adds to each change what goes beyond its order */
    RandomChanges(long seed, TicketKey key, Consumer<ChangeBuilder> variation) {
        this.seed = seed;
        this.random = new Random(seed);
        this.key = key;
        this.variation = variation;
    }

    /** Three to eight changes; one in six is a second attempt at an event that has another answer. */
    List<TicketChange> set() {
        List<TicketChange> changes = new ArrayList<>();
        int count = random.nextInt(3, 9);
        for (int position = 1; position <= count; position++) {
            boolean again = random.nextInt(6) == 0 && position > 1;
            changes.add(change(again ? position - 1 : position));
        }
        return changes;
    }

    /** All of them in some order, some more than once. */
    List<TicketChange> order(List<TicketChange> changes) {
        List<TicketChange> order = new ArrayList<>(changes);
        for (int repeats = random.nextInt(changes.size()); repeats > 0; repeats--) {
            order.add(changes.get(random.nextInt(changes.size())));
        }
        Collections.shuffle(order, random);
        return order;
    }

    private TicketChange change(int position) {
        // Changes of one event have one version and sequence: they are told by the same payload
        Random event = new Random(position * 31L + seed);
        ChangeBuilder change = aChange()
                .of(key)
                .by(new UUID(1, position), new UUID(2, position))
                .version(event.nextInt(3))
                .sequence(event.nextInt(2))
                .position(position);
        values(change);
        comments(change, event.nextInt(3));
        variation.accept(change);
        return kind(change).build();
    }

    private ChangeBuilder kind(ChangeBuilder change) {
        return switch (random.nextInt(KINDS)) {
            case 0 -> change.partial();
            case 1 -> change.deletion();
            case 2 -> change.deletionWithTicket();
            case 3 -> change.mergedInto("survivor" + random.nextInt(2));
            case 4 -> change.patch(named());
            default ->
                change.provenance("title", from("/title" + random.nextInt(3)))
                        .provenance("custom_fields", from("/custom"));
        };
    }

    private String[] named() {
        List<String> fields = new ArrayList<>(List.of("title", "status", "labels", "description", "custom_fields"));
        Collections.shuffle(fields, random);
        return fields.subList(0, random.nextInt(fields.size())).toArray(String[]::new);
    }

    private void values(ChangeBuilder change) {
        change.title("title " + random.nextInt(3))
                .description(random.nextBoolean() ? null : "text " + random.nextInt(3))
                .status(TicketStatus.values()[random.nextInt(3)])
                .labels("label" + random.nextInt(3));
        switch (random.nextInt(4)) {
            case 0 -> change.customFields(Map.of());
            case 1 -> change.customFields(Map.of("a", random.nextInt(3)));
            case 2 -> change.customFields(Map.of("b", random.nextInt(3)));
            default -> change.customFields(Map.of("a", random.nextInt(3), "b", random.nextInt(3)));
        }
    }

    private void comments(ChangeBuilder change, long version) {
        String id = "c" + random.nextInt(2);
        switch (random.nextInt(4)) {
            case 0 -> change.comment(id, version, "body " + random.nextInt(3));
            case 1 -> change.commentWithUrl(id, version, "body", "https://example.com/" + random.nextInt(3));
            case 2 -> change.deletedComment(id, version);
            default -> {}
        }
    }
}

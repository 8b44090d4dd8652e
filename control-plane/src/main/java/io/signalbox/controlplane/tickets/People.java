package io.signalbox.controlplane.tickets;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The identities a change points at, each with the place that names it, and others whose names are needed. */
final class People {

    private final Map<String, UUID> named = new HashMap<>();
    private final Set<UUID> others = new HashSet<>();

    private People() {}

    static People of(Transition transition, TicketChange change) {
        var people = new People();
        TicketFields fields = change.fields();
        Ticket before = transition.before();
        boolean samePeople = fields == null || before != null && before.fields().hasPeopleOf(fields);
        if (fields != null && !samePeople) {
            people.add("/ticket/assignee_id", fields.assigneeId());
            people.add("/ticket/reporter_id", fields.reporterId());
        }
        if (before != null && !before.fields().hasPeopleOf(transition.after().fields())) {
            people.mention(before.fields());
        }
        boolean writes = transition.isVisible() || !change.comments().isEmpty();
        people.add("/actor_id", writes ? change.actorId() : null);
        for (int index = 0; index < change.comments().size(); index++) {
            people.add(
                    "/comments/" + index + "/author_id",
                    change.comments().get(index).authorId());
        }
        return people;
    }

    /** Everybody whom these changes or tickets name. */
    static Set<UUID> mentioned(Collection<TicketChange> changes, Collection<Ticket> tickets) {
        var people = new People();
        tickets.forEach(ticket -> people.mention(ticket.fields()));
        for (TicketChange change : changes) {
            TicketFields fields = change.fields();
            if (fields != null) {
                people.mention(fields);
            }
            people.mention(change.actorId());
            change.comments().forEach(comment -> people.mention(comment.authorId()));
        }
        return people.others;
    }

    boolean isEmpty() {
        return named.isEmpty() && others.isEmpty();
    }

    /** @throws TicketRefused when the change points at somebody this organization does not know */
    void refuseUnknown(Set<UUID> known) {
        List<FieldProblem> errors = new ArrayList<>();
        named.forEach((pointer, id) -> {
            if (!known.contains(id)) {
                errors.add(new FieldProblem(pointer, "is not a known identity"));
            }
        });
        if (!errors.isEmpty()) {
            throw new TicketRefused(errors);
        }
    }

    private void add(String pointer, @Nullable UUID id) {
        if (id != null) {
            named.put(pointer, id);
        }
    }

    private void mention(TicketFields fields) {
        mention(fields.assigneeId());
        mention(fields.reporterId());
    }

    private void mention(@Nullable UUID id) {
        if (id != null) {
            others.add(id);
        }
    }
}

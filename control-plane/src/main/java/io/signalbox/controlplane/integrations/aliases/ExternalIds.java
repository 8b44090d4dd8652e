package io.signalbox.controlplane.integrations.aliases;

import io.signalbox.controlplane.integrations.aliases.AliasRepository.Alias;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers which id a ticket is stored under, whichever of its ids an event or a reference uses.
 *
 * <p>The id of this version, unless events were stored under a former one before: then the ticket keeps that. Decided once for each ticket,
 * under a unique key, so that two deliveries at once decide alike. A former id belongs to one ticket only: a repository that takes over
 * another's name does not take over its tickets.
 */
@Service
public class ExternalIds {

    private final AliasRepository aliases;

    ExternalIds(AliasRepository aliases) {
        this.aliases = aliases;
    }

    /**
     * The ids under which the tickets of some events are stored, in the order of the events. One statement when all are known; four when
     * one is new. Joins the caller's transaction.
     *
     * @param stored of some ids, those under which events are stored
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> settle(List<KnownIds> events, UnaryOperator<Set<ExternalId>> stored) {
        List<ExternalId> spellings = events.stream().flatMap(KnownIds::all).toList();
        var known = new Known(aliases.find(spellings));
        List<KnownIds> open =
                events.stream().filter(event -> !known.settles(event)).toList();
        if (open.isEmpty()) {
            return known.canonical(events);
        }
        aliases.add(decisions(open, known, stored));
        var decided = new Known(aliases.find(spellings));
        List<Alias> lost = open.stream()
                .filter(event -> event.isDecided() && !decided.has(event.id()))
                .map(event -> new Alias(event.id(), event.id(), true))
                .toList();
        if (!lost.isEmpty()) {
            aliases.add(lost);
        }
        moveNames(open, decided);
        return decided.canonical(events);
    }

    /** The id under which a ticket is stored that something refers to by this id; the id itself when it has no other. */
    @Transactional(readOnly = true)
    public String canonical(UUID integrationId, String id) {
        var given = new ExternalId(integrationId, id);
        return aliases.find(List.of(given)).getOrDefault(given, given).id();
    }

    /** As {@link #canonical(UUID, String)}, for any number of ids: one statement, none for none. */
    @Transactional(readOnly = true)
    public Map<ExternalId, ExternalId> canonical(Collection<ExternalId> given) {
        if (given.isEmpty()) {
            return Map.of();
        }
        Map<ExternalId, ExternalId> stored = aliases.find(given);
        return given.stream().distinct().collect(Collectors.toMap(id -> id, id -> stored.getOrDefault(id, id)));
    }

    /**
     * The id to look for when a person or a service asks for this one: that of the ticket it is another name of, or the id itself.
     *
     * @param integrationId null for all of this organization
     */
    @Transactional(readOnly = true)
    public String storedUnder(@Nullable UUID integrationId, String id) {
        List<String> targets = aliases.targets(integrationId, id);
        return targets.size() == 1 ? targets.getFirst() : id;
    }

    private static List<Alias> decisions(List<KnownIds> open, Known known, UnaryOperator<Set<ExternalId>> stored) {
        Set<ExternalId> claimable = open.stream()
                .filter(event -> event.isDecided() && !known.has(event.id()))
                .flatMap(KnownIds::others)
                .filter(former -> !known.has(former))
                .collect(Collectors.toSet());
        Set<ExternalId> found = claimable.isEmpty() ? Set.of() : stored.apply(claimable);
        List<Alias> decisions = new ArrayList<>();
        for (KnownIds event : open) {
            ExternalId target = known.has(event.id())
                    ? known.canonical(event)
                    : event.others().filter(found::contains).findFirst().orElse(event.id());
            if (event.isDecided()) {
                decisions.add(new Alias(event.id(), target, true));
            }
            if (found.contains(target)) {
                decisions.add(new Alias(target, target, false));
            }
            name(event).map(name -> new Alias(name, target, false)).forEach(decisions::add);
        }
        return decisions;
    }

    private void moveNames(List<KnownIds> open, Known decided) {
        List<Alias> moved = open.stream()
                .filter(event -> !decided.leadsThere(event))
                .flatMap(event -> name(event).map(name -> new Alias(name, decided.canonical(event), false)))
                .toList();
        if (!moved.isEmpty()) {
            aliases.move(moved);
        }
    }

    private static Stream<ExternalId> name(KnownIds event) {
        return Stream.ofNullable(event.name()).map(event.id()::as).filter(name -> !name.equals(event.id()));
    }

    /** What the aliases say at one moment. */
    private record Known(Map<ExternalId, ExternalId> targets) {

        Known {
            targets = new HashMap<>(targets);
        }

        boolean has(ExternalId id) {
            return targets.containsKey(id);
        }

        ExternalId canonical(KnownIds event) {
            return targets.getOrDefault(event.id(), event.id());
        }

        List<String> canonical(List<KnownIds> events) {
            return events.stream().map(event -> canonical(event).id()).toList();
        }

        boolean settles(KnownIds event) {
            return (!event.isDecided() || has(event.id())) && leadsThere(event);
        }

        /** Whether its name leads to its ticket, or is an id under which another is stored and stays that. */
        boolean leadsThere(KnownIds event) {
            return name(event).allMatch(name -> {
                ExternalId target = targets.get(name);
                return name.equals(canonical(event))
                        || target != null && (target.equals(canonical(event)) || target.equals(name));
            });
        }
    }
}

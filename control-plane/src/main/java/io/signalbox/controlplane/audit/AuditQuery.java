package io.signalbox.controlplane.audit;

import io.signalbox.controlplane.platform.persistence.ListQuery;

/** A filter as SQL. The time is turned into a part of the chain before, because times never go back along it. */
public final class AuditQuery {

    static final String SELECT = """
            SELECT sequence, entry, encode(previous_hash, 'hex') AS previous_hash, encode(hash, 'hex') AS hash FROM audit_entry""";

    private AuditQuery() {}

    /** @param after and last bounds of the sequence: behind the one, up to the other */
    public static ListQuery of(AuditFilter filter, long after, long last) {
        var query = ListQuery.of(SELECT)
                .where("sequence > :after", "after", after)
                .where("sequence <= :last", "last", last)
                .where("actor_id = :actor", "actor", filter.actorId())
                .where("target_type = :target_type", "target_type", filter.targetType())
                .where("target_id = :target", "target", filter.targetId());
        if (filter.action() != null) {
            addBeginning(query, filter.action());
        }
        // Few are refused and an index holds those; as a parameter the planner would not see that
        return filter.outcome() == null
                ? query
                : query.where("outcome = '" + filter.outcome().text() + "'");
    }

    /** The action itself, and what goes on with a dot; a slash comes right behind a dot. */
    private static void addBeginning(ListQuery query, String given) {
        String action = given.endsWith(".") ? given.substring(0, given.length() - 1) : given;
        query.where("action >= :action", "action", action)
                .where("action < :behind", "behind", action + "/")
                .where("(action = :action OR action >= :inside)", "inside", action + ".");
    }
}

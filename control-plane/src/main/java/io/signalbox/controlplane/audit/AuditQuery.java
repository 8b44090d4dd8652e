package io.signalbox.controlplane.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A filter as SQL. The time is turned into a part of the chain before, because times never go back along it. */
public record AuditQuery(String where, List<Object> values) {

    /** @param after and last bounds of the sequence: behind the one, up to the other */
    public static AuditQuery of(AuditFilter filter, long after, long last) {
        var builder = new Builder();
        builder.add("sequence > ?", after);
        builder.add("sequence <= ?", last);
        builder.add("actor_id = ?", filter.actorId());
        builder.add("target_type = ?", filter.targetType());
        builder.add("target_id = ?", filter.targetId());
        String action = filter.action();
        if (action != null) {
            builder.addBeginning(action);
        }
        // Few are refused and an index holds those; as a parameter the planner would not see that
        if (filter.outcome() != null) {
            builder.conditions.add("outcome = '" + filter.outcome().text() + "'");
        }
        return new AuditQuery(String.join(" AND ", builder.conditions), builder.values);
    }

    private static final class Builder {

        private final List<String> conditions = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        /** The action itself, and what goes on with a dot; a slash comes right behind a dot. */
        void addBeginning(String given) {
            String action = given.endsWith(".") ? given.substring(0, given.length() - 1) : given;
            add("action >= ?", action);
            add("action < ?", action + "/");
            conditions.add("(action = ? OR action >= ?)");
            values.add(action);
            values.add(action + ".");
        }

        void add(String condition, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                values.add(value);
            }
        }
    }
}

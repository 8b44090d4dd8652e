package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.persistence.ListQuery;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds members of the current organization. Plain SQL: pages of a list whose filters are put together, read and never changed. */
@Service
public class MemberList {

    private static final String SELECT = """
            SELECT m.user_id, u.email, u.name, m.role, m.joined_via, m.created_at, m.last_seen_at
            FROM membership m JOIN app_user u ON u.id = m.user_id""";

    private final JdbcClient jdbc;

    MemberList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who joined first comes first.
     *
     * @param words part of a name or an address, compared as it is: no character has a special meaning
     */
    @Transactional(readOnly = true)
    public Page<MemberView> find(@Nullable String words, @Nullable Role role, @Nullable Cursor after, int limit) {
        String wanted = words == null || words.isBlank() ? null : words.strip().toLowerCase(Locale.ROOT);
        return ListQuery.of(SELECT)
                .where("m.organization_id = :organization", "organization", Tenant.current())
                .where("(strpos(lower(u.email), :words) > 0 OR strpos(lower(u.name), :words) > 0)", "words", wanted)
                .where("m.role = :role", "role", role, Role::id)
                .oldestFirst("m.created_at", "m.user_id", after)
                .page(jdbc, limit, MemberList::member, member -> new Cursor(member.joinedAt(), member.userId()));
    }

    private static MemberView member(Row row) {
        return new MemberView(
                row.uuid("user_id"),
                row.text("email"),
                row.text("name"),
                row.value("role", Role::of),
                row.value("joined_via", JoinedVia::of),
                row.instant("created_at"),
                row.instantOrNull("last_seen_at"));
    }
}

package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds members of the current organization. */
@Service
public class MemberList {

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
        var sql = new StringBuilder("SELECT " + Memberships.COLUMNS
                + " FROM membership m JOIN app_user u ON u.id = m.user_id WHERE m.organization_id = ?");
        List<Object> parameters = new ArrayList<>(List.of(Tenant.current()));
        if (words != null && !words.isBlank()) {
            sql.append(" AND (strpos(lower(u.email), ?) > 0 OR strpos(lower(u.name), ?) > 0)");
            String wanted = words.strip().toLowerCase(Locale.ROOT);
            parameters.addAll(List.of(wanted, wanted));
        }
        if (role != null) {
            sql.append(" AND m.role = ?");
            parameters.add(role.id());
        }
        if (after != null) {
            sql.append(" AND (m.created_at, m.user_id) > (?, ?)");
            parameters.addAll(List.of(Timestamp.from(after.at()), after.id()));
        }
        sql.append(" ORDER BY m.created_at, m.user_id LIMIT ").append(limit + 1);
        List<MemberView> rows = jdbc.sql(sql.toString())
                .params(parameters)
                .query(Memberships::read)
                .list();
        return Page.of(rows, limit, member -> new Cursor(member.joinedAt(), member.userId()));
    }
}

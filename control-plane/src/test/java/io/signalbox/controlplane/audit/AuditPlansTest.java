package io.signalbox.controlplane.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.audit.export.EntryPages;
import io.signalbox.controlplane.testing.PlansScene;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** Asks the planner, as the application's role and behind the isolation of tenants, how it would read 12,000 entries. */
class AuditPlansTest extends PlansScene {

    private static final UUID RARE = new UUID(9, 9);
    private static final String MANY_ENTRIES = """
            INSERT INTO audit_entry (organization_id, sequence, at, actor_kind, actor_id, action, target_type, target_id, outcome, entry,
                previous_hash, hash)
            SELECT ?, n, timestamptz '2026-01-01' + n * interval '1 minute', 'person',
                CASE WHEN n % 500 = 0 THEN '00000000-0000-0009-0000-000000000009'::uuid ELSE gen_random_uuid() END,
                CASE WHEN n % 200 = 0 THEN 'member.removed' ELSE 'integration.updated' END,
                CASE WHEN n % 200 = 0 THEN 'member' ELSE 'integration' END,
                CASE WHEN n % 500 = 0 THEN '00000000-0000-0009-0000-000000000009'::uuid ELSE gen_random_uuid() END,
                CASE WHEN n % 100 = 0 THEN 'refused' ELSE 'done' END, repeat('x', 700), sha256('x'), sha256('x')
            FROM generate_series(1, ?) AS n
            """;

    @Autowired
    private TransactionOperations transactions;

    AuditPlansTest() {
        super(2_000, 10_000, "signalbox.audit_entry");
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of(AuditFilter.ALL, "audit_entry_pkey"),
                Arguments.of(new AuditFilter(RARE, null, null, null, null, null, null), "audit_entry_actor"),
                Arguments.of(new AuditFilter(null, null, null, RARE, null, null, null), "audit_entry_target"),
                Arguments.of(new AuditFilter(null, null, "member", null, null, null, null), "audit_entry_target_type"),
                Arguments.of(
                        new AuditFilter(null, null, null, null, Outcome.REFUSED, null, null), "audit_entry_refused"),
                Arguments.of(new AuditFilter(null, "member", null, null, null, null, null), "audit_entry_action"),
                Arguments.of(
                        new AuditFilter(null, "member.removed", null, null, null, null, null), "audit_entry_action"));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void readsEachListByIndex(AuditFilter filter, String index) {
        assertThat(plan(filter)).contains(index).doesNotContain("Seq Scan");
    }

    @Test
    void findsAPartOfTimeByIndex() {
        String time = "'" + Instant.parse("2026-01-03T00:00:00Z") + "'";
        assertThat(plan("SELECT sequence FROM audit_entry WHERE at >= " + time + " ORDER BY at, sequence LIMIT 1"))
                .contains("audit_entry_at")
                .doesNotContain("Sort");
        assertThat(plan("SELECT sequence FROM audit_entry WHERE at < " + time
                        + " ORDER BY at DESC, sequence DESC LIMIT 1"))
                .contains("audit_entry_at")
                .doesNotContain("Sort");
    }

    /** However few entries the planner takes an organization to have, and so even if it sorts: a page reads no more than itself. */
    @Test
    void readsNoMoreOfTheChainThanAPage() {
        assertThat(plan("SELECT * FROM audit_entry WHERE sequence > 5000 AND sequence <= 5500 ORDER BY sequence"))
                .containsPattern("Index Cond: .*organization_id = .*sequence > 5000.*sequence <= 5500")
                .contains("audit_entry_pkey")
                .doesNotContain("Seq Scan");
    }

    @Test
    void findsTheFewOfAFilterFarApart() {
        var pages = new EntryPages(
                jdbc,
                transactions,
                new AuditFilter(RARE, null, null, null, null, null, null),
                new AuditLog.Part(499, 9_999));
        List<Long> found = tenant.call(() -> Stream.iterate(pages, EntryPages::hasNext, same -> same)
                .flatMap(each -> each.next().stream())
                .map(EntryPages.Kept::sequence)
                .toList());

        assertThat(found)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 19).mapToObj(n -> n * 500).toList());
    }

    @Override
    protected void insert(TenantOrganization owner, int count) {
        owner.call(() -> {
            jdbc.sql("INSERT INTO audit_head (organization_id, sequence, hash, at) VALUES (?, 0, sha256('x'), now())")
                    .param(owner.id())
                    .update();
            return jdbc.sql(MANY_ENTRIES).params(owner.id(), count).update();
        });
    }

    private String plan(AuditFilter filter) {
        return plan(AuditQuery.of(filter, 0, 10_000).orderBy("sequence DESC"));
    }
}

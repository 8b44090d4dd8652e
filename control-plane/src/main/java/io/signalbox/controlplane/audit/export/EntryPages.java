package io.signalbox.controlplane.audit.export;

import io.signalbox.controlplane.audit.AuditFilter;
import io.signalbox.controlplane.audit.AuditLog;
import io.signalbox.controlplane.audit.AuditQuery;
import io.signalbox.controlplane.audit.chain.ChainPages;
import io.signalbox.controlplane.platform.persistence.ListQuery;
import io.signalbox.controlplane.platform.persistence.Row;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The entries of a filter in the order of the chain, page by page, each in a short transaction: a slow reader holds no connection. */
public final class EntryPages extends ChainPages<EntryPages.Kept> {

    /** Text and hashes as they are kept. */
    public record Kept(long sequence, String entry, String previousHash, String hash) {

        private static Kept of(Row row) {
            return new Kept(row.number("sequence"), row.text("entry"), row.text("previous_hash"), row.text("hash"));
        }
    }

    private static final int PAGE = 200;

    /** How much of the chain is searched for one page: a plan that sorts instead of walking the key sorts no more than this. */
    private static final int STRETCH = 2_000;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final AuditFilter filter;

    public EntryPages(JdbcClient jdbc, TransactionOperations transactions, AuditFilter filter, AuditLog.Part part) {
        super(part, PAGE, STRETCH);
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.filter = filter;
    }

    @Override
    protected List<Kept> page(long after, long until, int size) {
        ListQuery query = AuditQuery.of(filter, after, until).orderBy("sequence");
        return transactions.execute(status -> query.list(jdbc, size, Kept::of));
    }

    @Override
    protected long sequence(Kept kept) {
        return kept.sequence();
    }
}

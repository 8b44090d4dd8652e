package io.signalbox.controlplane.audit.chain;

import io.signalbox.controlplane.audit.AuditLog;
import io.signalbox.controlplane.audit.offline.HeadSignature;
import java.util.Iterator;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/** The signatures of a part of the chain, page by page. */
public final class SignaturePages implements Iterator<List<HeadSignature>> {

    private static final int PAGE = 500;

    private final ChainRepository rows;
    private final TransactionOperations transactions;
    private final long last;
    private long after;

    public SignaturePages(ChainRepository rows, TransactionOperations transactions, AuditLog.Part part) {
        this.rows = rows;
        this.transactions = transactions;
        this.after = part.after();
        this.last = part.last();
    }

    /** Whether there may be more; the last page can be empty. */
    @Override
    public boolean hasNext() {
        return after < last;
    }

    @Override
    public List<HeadSignature> next() {
        List<HeadSignature> page = transactions.execute(status -> rows.signatures(after, last, PAGE));
        after = page.size() < PAGE ? last : page.getLast().sequence();
        return page;
    }
}

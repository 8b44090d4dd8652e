package io.signalbox.controlplane.audit.chain;

import io.signalbox.controlplane.audit.AuditLog;
import io.signalbox.controlplane.audit.offline.HeadSignature;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/** The signatures of a part of the chain, page by page. */
public final class SignaturePages extends ChainPages<HeadSignature> {

    private static final int PAGE = 500;

    private final ChainRepository rows;
    private final TransactionOperations transactions;

    public SignaturePages(ChainRepository rows, TransactionOperations transactions, AuditLog.Part part) {
        super(part, PAGE, Long.MAX_VALUE);
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    protected List<HeadSignature> page(long after, long until, int size) {
        return transactions.execute(status -> rows.signatures(after, until, size));
    }

    @Override
    protected long sequence(HeadSignature signature) {
        return signature.sequence();
    }
}

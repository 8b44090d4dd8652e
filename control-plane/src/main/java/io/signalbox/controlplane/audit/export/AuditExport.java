package io.signalbox.controlplane.audit.export;

import io.signalbox.controlplane.audit.AuditFilter;
import io.signalbox.controlplane.audit.AuditLog;
import io.signalbox.controlplane.audit.chain.AuditKey;
import io.signalbox.controlplane.audit.chain.CanonicalJson;
import io.signalbox.controlplane.audit.chain.ChainRepository;
import io.signalbox.controlplane.audit.chain.HeadSigner;
import io.signalbox.controlplane.audit.chain.SignaturePages;
import io.signalbox.controlplane.audit.offline.ExportHeader;
import io.signalbox.controlplane.audit.offline.HeadSignature;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.io.InputStream;
import java.time.Clock;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Downloads the audit log of the current organization, however long it is, a page at a time. */
@Service
public class AuditExport {

    private final AuditLog log;
    private final ChainRepository rows;
    private final HeadSigner signer;
    private final AuditKey key;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final JsonMapper json;
    private final Clock clock;

    AuditExport(
            AuditLog log,
            ChainRepository rows,
            HeadSigner signer,
            AuditKey key,
            JdbcClient jdbc,
            TransactionOperations transactions,
            JsonMapper json,
            Clock clock) {
        this.log = log;
        this.rows = rows;
        this.signer = signer;
        this.key = key;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** Oldest first; must be read in the name of the same organization. What comes while it is read is not in it. */
    public InputStream open(AuditFilter filter, ExportFormat format) {
        signer.signHead();
        AuditLog.Part part = log.part(filter);
        var entries = new EntryPages(jdbc, transactions, filter, part);
        return new ChunkStream(
                switch (format) {
                    case CSV -> new CsvLines(entries, json);
                    case JSONL -> new JsonLines(header(filter, part), entries, signatures(filter, part), key);
                });
    }

    private Iterator<List<HeadSignature>> signatures(AuditFilter filter, AuditLog.Part part) {
        return filter.isRange() ? new SignaturePages(rows, transactions, part) : Collections.emptyIterator();
    }

    private ExportHeader header(AuditFilter filter, AuditLog.Part part) {
        return new ExportHeader(
                Tenant.current(),
                scope(filter),
                part.after() + 1,
                part.last(),
                CanonicalJson.time(clock.instant()),
                key.publicKey().id(),
                key.publicKey().text(),
                CanonicalJson.of(filter.description()));
    }

    private static String scope(AuditFilter filter) {
        if (filter.isEverything()) {
            return ExportHeader.COMPLETE;
        }
        return filter.isRange() ? ExportHeader.RANGE : ExportHeader.FILTERED;
    }
}

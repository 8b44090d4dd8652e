package io.signalbox.controlplane.audit.web;

import io.signalbox.contract.publicapi.AuditApi;
import io.signalbox.contract.publicapi.model.AuditEntry;
import io.signalbox.contract.publicapi.model.AuditFormat;
import io.signalbox.contract.publicapi.model.AuditList;
import io.signalbox.contract.publicapi.model.AuditOutcome;
import io.signalbox.controlplane.audit.AuditFilter;
import io.signalbox.controlplane.audit.AuditLog;
import io.signalbox.controlplane.audit.AuditPage;
import io.signalbox.controlplane.audit.chain.AuditKey;
import io.signalbox.controlplane.audit.chain.AuditVerification;
import io.signalbox.controlplane.audit.export.AuditExport;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AuditController implements AuditApi {

    private final AuditLog log;
    private final AuditExport export;
    private final AuditVerification verification;
    private final AuditKey key;

    AuditController(AuditLog log, AuditExport export, AuditVerification verification, AuditKey key) {
        this.log = log;
        this.export = export;
        this.verification = verification;
        this.key = key;
    }

    @Override
    public ResponseEntity<AuditList> listAuditEntries(
            @Nullable UUID actorId,
            @Nullable String action,
            @Nullable String targetType,
            @Nullable UUID targetId,
            @Nullable AuditOutcome outcome,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String cursor,
            Integer limit) {
        var filter = new AuditFilter(actorId, action, targetType, targetId, AuditMapper.outcome(outcome), from, to);
        AuditPage page = log.list(filter, cursor, limit);
        return ResponseEntity.ok(
                new AuditList(page.items().stream().map(AuditMapper::entry).toList()).nextCursor(page.next()));
    }

    @Override
    public ResponseEntity<AuditEntry> getAuditEntry(Long sequence) {
        return ResponseEntity.ok(AuditMapper.entry(log.get(sequence)));
    }

    /** Not one of the resources that can tell its length: that would read all of it. */
    @Override
    public ResponseEntity<Resource> exportAuditLog(
            AuditFormat format,
            @Nullable UUID actorId,
            @Nullable String action,
            @Nullable String targetType,
            @Nullable UUID targetId,
            @Nullable AuditOutcome outcome,
            @Nullable Instant from,
            @Nullable Instant to) {
        var filter = new AuditFilter(actorId, action, targetType, targetId, AuditMapper.outcome(outcome), from, to);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"signalbox-audit." + format.getValue() + "\"")
                .body(new InputStreamResource(export.open(filter, AuditMapper.format(format))));
    }

    @Override
    public ResponseEntity<io.signalbox.contract.publicapi.model.AuditVerification> getAuditVerification() {
        return ResponseEntity.ok(AuditMapper.verification(verification.lately()));
    }

    @Override
    public ResponseEntity<io.signalbox.contract.publicapi.model.AuditVerification> verifyAuditLog() {
        return ResponseEntity.ok(AuditMapper.verification(verification.verify()));
    }

    @Override
    public ResponseEntity<io.signalbox.contract.publicapi.model.AuditKey> getAuditKey() {
        return ResponseEntity.ok(AuditMapper.key(key.publicKey()));
    }
}

package io.signalbox.controlplane.audit.web;

import io.signalbox.contract.publicapi.model.AuditActor;
import io.signalbox.contract.publicapi.model.AuditActorKind;
import io.signalbox.contract.publicapi.model.AuditEntry;
import io.signalbox.contract.publicapi.model.AuditFormat;
import io.signalbox.contract.publicapi.model.AuditKey;
import io.signalbox.contract.publicapi.model.AuditOutcome;
import io.signalbox.contract.publicapi.model.AuditTarget;
import io.signalbox.contract.publicapi.model.AuditVerification;
import io.signalbox.controlplane.audit.AuditEntryView;
import io.signalbox.controlplane.audit.Outcome;
import io.signalbox.controlplane.audit.chain.ChainState;
import io.signalbox.controlplane.audit.chain.EntryText;
import io.signalbox.controlplane.audit.chain.VerificationView;
import io.signalbox.controlplane.audit.export.ExportFormat;
import io.signalbox.controlplane.audit.offline.AuditPublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

final class AuditMapper {

    private AuditMapper() {}

    static @Nullable Outcome outcome(@Nullable AuditOutcome outcome) {
        return outcome == null ? null : Outcome.valueOf(outcome.name());
    }

    static AuditEntry entry(AuditEntryView view) {
        EntryText entry = view.entry();
        var actor = entry.actor();
        var target = entry.target();
        return new AuditEntry(
                        entry.sequence(),
                        entry.sequence(),
                        entry.at(),
                        new AuditActor(AuditActorKind.fromValue(actor.kind()), actor.id(), actor.name()),
                        entry.action(),
                        new AuditTarget(target.type(), target.id(), target.name()),
                        AuditOutcome.fromValue(entry.outcome()),
                        view.hash())
                .previousHash(view.previousHash())
                .code(entry.code())
                .address(entry.address())
                .userAgent(entry.userAgent())
                .requestId(entry.requestId())
                .leftOut(entry.leftOut() == 0 ? null : entry.leftOut())
                .before(entry.before())
                .after(entry.after());
    }

    static AuditVerification verification(VerificationView view) {
        var answer = new AuditVerification(
                view.state() != ChainState.BROKEN, view.verifiedThrough(), view.headSequence(), view.checkedAt());
        if (view.broken() != null) {
            answer.brokenAt(view.broken().sequence()).problem(view.broken().problem());
        }
        if (view.lastSignature() != null) {
            answer.signedTo(view.lastSignature().sequence())
                    .signedAt(Instant.parse(view.lastSignature().signedAt()));
        }
        return answer;
    }

    static AuditKey key(AuditPublicKey key) {
        return new AuditKey(key.id(), "Ed25519", key.pem());
    }

    static ExportFormat format(AuditFormat format) {
        return ExportFormat.valueOf(format.name());
    }
}

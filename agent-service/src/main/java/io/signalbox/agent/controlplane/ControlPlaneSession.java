package io.signalbox.agent.controlplane;

import io.signalbox.agent.controlplane.ControlPlane.Clients;
import io.signalbox.contract.internalapi.model.Checkpoint;
import io.signalbox.contract.internalapi.model.DeadLetterReport;
import io.signalbox.contract.internalapi.model.IdentityMapRequest;
import io.signalbox.contract.internalapi.model.StepBatch;
import io.signalbox.contract.internalapi.model.TicketUpsert;
import io.signalbox.contract.shared.IdentityMatch;
import io.signalbox.contract.shared.ProviderAccount;
import io.signalbox.contract.shared.StepRecord;
import io.signalbox.contract.shared.TicketUpsertResult;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The control plane as one run attempt may use it. Each operation is tried a few times and then throws
 * {@link ControlPlaneUnavailable}, {@link StaleAttempt} or {@link CallRefused}.
 */
public final class ControlPlaneSession {

    private final Clients clients;
    private final CallRetries retries;
    private final RunCredentials credentials;

    ControlPlaneSession(Clients clients, CallRetries retries, RunCredentials credentials) {
        this.clients = clients;
        this.retries = retries;
        this.credentials = credentials;
    }

    public TicketUpsertResult upsert(TicketUpsert change) {
        return call(() -> clients.tickets().upsertTicket(change));
    }

    /** The id of the dead letter; the same for the same attempt however often it reports. */
    public UUID deadLetter(DeadLetterReport report) {
        return call(() -> clients.deadLetters().reportDeadLetter(report).getDeadLetterId());
    }

    /** One identity per account, in the order asked. */
    public List<IdentityMatch> identities(List<ProviderAccount> accounts) {
        var request = new IdentityMapRequest().accounts(accounts);
        return call(() -> clients.identities().mapIdentities(request).getIdentities());
    }

    public void append(List<StepRecord> steps) {
        call(() -> {
            clients.runs().appendSteps(credentials.runId(), new StepBatch().steps(steps));
            return true;
        });
    }

    /** Newest first. */
    public List<Checkpoint> checkpoints() {
        return call(() -> clients.runs().listCheckpoints(credentials.runId()).getItems());
    }

    public void save(Checkpoint checkpoint) {
        call(() -> {
            clients.runs().saveCheckpoint(credentials.runId(), checkpoint);
            return true;
        });
    }

    private <T> T call(Supplier<T> operation) {
        return retries.call(() -> once(operation));
    }

    private <T> T once(Supplier<T> operation) {
        try {
            return ScopedValue.where(CredentialsFilter.CURRENT, credentials).call(operation::get);
        } catch (ProcessingException unreachable) {
            throw new ControlPlaneUnavailable("The control plane cannot be reached.", unreachable);
        } catch (WebApplicationException unreadable) {
            throw new ControlPlaneUnavailable("The control plane's answer cannot be read.", unreadable);
        }
    }
}
